using Simulation.Web.Controls;
using Xunit;

namespace Simulation.Web.Tests.Controls;

public class CurlCommandTests
{
    [Theory]
    [InlineData("GET /v1/provinces", "curl 'http://localhost:5080/v1/provinces'")]
    [InlineData("DELETE /v1/runs/r", "curl -X DELETE 'http://localhost:5080/v1/runs/r'")]
    [InlineData("POST /v1/x\n{\"name\":\"l'eau\"}", "curl -X POST 'http://localhost:5080/v1/x' -H 'Content-Type: application/json' -d '{\"name\":\"l'\\''eau\"}'")]
    public void Of_Call_CanBePastedIntoAShell(string call, string command) => Assert.Equal(command, CurlCommand.Of("http://localhost:5080/", call));
}
