using System.Net;
using Microsoft.AspNetCore.Http;
using Simulation.Operations.Startup;
using Simulation.Operations.Telemetry;
using Xunit;

namespace Simulation.Operations.Tests.Telemetry;

public class OperationsSettingsTests
{
    [Fact]
    public void Read_Nothing_TracesNothing()
    {
        var settings = OperationsSettings.Read(Configured.With());

        Assert.Equal(new OperationsSettings(), settings);
        Assert.False(settings.IsTracing);
    }

    [Theory]
    [InlineData("Operations:OtlpEndpoint")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT")]
    public void Read_SomewhereToSendTo_Traces(string key) => Assert.True(OperationsSettings.Read(Configured.With(key, "http://localhost:4317")).IsTracing);

    [Fact]
    public void Read_NoShareOfTraces_TracesNothing() =>
        Assert.False(OperationsSettings.Read(Configured.With("Operations:OtlpEndpoint", "http://localhost:4317", "Operations:TraceShare", "0")).IsTracing);

    [Theory]
    [InlineData("Operations:JsonLogs", "true")]
    [InlineData("Logging:Console:FormatterName", "json")]
    public void Read_EitherWord_LogsJson(string key, string value) => Assert.True(OperationsSettings.Read(Configured.With(key, value)).JsonLogs);

    [Theory]
    [InlineData("Operations:TraceShare", "7", "Operations:TraceShare is '7' and must be a number from 0 to 1.")]
    [InlineData("Operations:Prometheus", "yes", "Operations:Prometheus is 'yes' and must be true or false.")]
    [InlineData("Operations:OtlpEndpoint", "localhost", "Operations:OtlpEndpoint is 'localhost' and must be an address such as http://localhost:4317.")]
    public void Read_WrongSetting_IsNamedWithItsValue(string key, string value, string message) =>
        Assert.Equal(message, Assert.Throws<ConfigurationException>(() => OperationsSettings.Read(Configured.With(key, value))).Message);

    [Theory]
    [InlineData("127.0.0.1", null, true)]
    [InlineData("::1", null, true)]
    [InlineData("10.0.0.1", null, false)]
    [InlineData("127.0.0.1", "X-Forwarded-For", false)]
    [InlineData("127.0.0.1", "Forwarded", false)]
    public void Loopback_Caller_IsThisMachineAndNoProxyOnIt(string address, string? header, bool expected)
    {
        var http = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
        if (header is not null) http.Request.Headers[header] = "203.0.113.7";

        Assert.Equal(expected, Loopback.IsCaller(http));
    }
}
