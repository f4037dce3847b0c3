using Simulation.Api.Security;
using Xunit;

namespace Simulation.Api.Tests.Keys;

/// <summary><c>keys</c> on a data folder of its own.</summary>
public sealed class KeyCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("keys-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Create_Key_IsListedWithoutItsSecretAndRevokedOnce()
    {
        var (code, secret, said) = await RunAsync("create", "planning-office", "--role", "planner", "--provinces", "tra-vinh,tien-giang", "--days", "30");
        Assert.Equal(0, code);
        Assert.NotNull(KeySecret.Parse(secret.Trim()));
        Assert.Contains("planner of tra-vinh, tien-giang", said, StringComparison.Ordinal);

        var (_, list, _) = await RunAsync("list");
        Assert.StartsWith("planning-office\tplanner\ttra-vinh, tien-giang\t", list, StringComparison.Ordinal);
        Assert.DoesNotContain(secret.Trim(), list, StringComparison.Ordinal);
        Assert.All(Directory.EnumerateFiles(folder.FullName), file => Assert.DoesNotContain(secret.Trim(), File.ReadAllText(file), StringComparison.Ordinal));

        var (revoked, _, _) = await RunAsync("revoke", "planning-office");
        Assert.Equal(0, revoked);
        Assert.Contains("revoked on", (await RunAsync("list")).Output, StringComparison.Ordinal);
        var (again, _, why) = await RunAsync("create", "planning-office", "--role", "viewer");
        Assert.Equal(ApiCommand.Misused, again);
        Assert.Contains("Choose another name", why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("create Planning --role viewer", "'Planning' is not a name of a key.")]
    [InlineData("create x", "--role is missing")]
    [InlineData("create x --role king", "There is no role 'king'.")]
    [InlineData("create x --role viewer --days many", "--days is 'many'")]
    [InlineData("create x --role operator --provinces tra-vinh", "An operator looks after the whole deployment.")]
    [InlineData("create x --role viewer --provnces tra-vinh", "There is no option --provnces.")]
    [InlineData("revoke nobody", "There is no key 'nobody'.")]
    [InlineData("forget x", "Write keys create")]
    public async Task Command_Wrong_SaysWhatIsRight(string line, string message)
    {
        var (code, output, errors) = await RunAsync(line.Split(' '));

        Assert.Equal(ApiCommand.Misused, code);
        Assert.Contains(message, errors, StringComparison.Ordinal);
        Assert.Empty(output);
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] words)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await ApiCommand.RunAsync(["keys", .. words, "--Simulation:DataDirectory", folder.FullName], output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
