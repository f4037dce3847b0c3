using Simulation.Model.Identity;
using Xunit;

namespace Simulation.Model.Tests.Identity;

public class ContentHashTests
{
    [Fact]
    public void Finish_SamePartsSameHash_OtherDivisionOtherHash()
    {
        Assert.Equal(Of("ab", "c"), Of("ab", "c"));
        Assert.NotEqual(Of("ab", "c"), Of("a", "bc"));
        Assert.NotEqual(Of(null, ""), Of("", null));
    }

    private static string Of(params string?[] parts)
    {
        using var hash = new ContentHash("test/1");
        foreach (var part in parts)
            hash.Add(part);
        return hash.Finish();
    }
}
