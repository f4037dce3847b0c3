using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Simulation.Architecture.Tests;

/// <summary>What the files in <c>deploy</c> must hold to, whoever edits them; <c>deploy/lint</c> checks their grammar.</summary>
public partial class DeploymentTests
{
    private const string Settings = "src/Operations/Clustering/ClusterSettings.cs";

    public static TheoryData<string> Containerfiles => [.. Repository.Files("deploy", "*.Containerfile")];

    public static TheoryData<string> Workloads => [.. Repository.Files("deploy/kubernetes", "*.yaml").Where(file => Text(file).Contains("containers:", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Containerfiles))]
    public void Containerfile_Program_RunsWithoutRootAndShell(string file)
    {
        var text = Text(file);

        Assert.Matches(NumericUser(), text);
        Assert.Contains("-chiseled", text, StringComparison.Ordinal);
        var program = $"Simulation.{Path.GetFileNameWithoutExtension(file)}.dll";
        Assert.Contains($"""CMD ["dotnet", "{program}", "healthcheck"]""", text, StringComparison.Ordinal);
        Assert.Contains($"""ENTRYPOINT ["dotnet", "{program}"]""", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Containerfiles))]
    public void Containerfile_Images_AreOfTheSdk(string file)
    {
        using var pinned = JsonDocument.Parse(Text("global.json"));
        var version = Version.Parse(pinned.RootElement.GetProperty("sdk").GetProperty("version").GetString()!).ToString(2);

        var versions = DotnetImage().Matches(Text(file)).Select(match => match.Groups["version"].Value).ToList();

        Assert.Equal(2, versions.Count);
        Assert.All(versions, found => Assert.Equal(version, found));
    }

    [Fact]
    public void Containerfiles_Packages_AreLocked() =>
        Assert.All(Repository.Files("deploy", "*.Containerfile"), file => Assert.Contains("--locked-mode", Text(file), StringComparison.Ordinal));

    [Fact]
    public void Ports_Everywhere_AreTheDefaults()
    {
        var (silo, gateway, operations, api) = (
            Default(Settings, @"SiloPort \{ get; init; \} = ([\d_]+)"), Default(Settings, @"GatewayPort \{ get; init; \} = ([\d_]+)"),
            Default(Settings, @"OperationsUrl \{ get; init; \} = ""http://localhost:(\d+)"), Default("src/Api/ApiApplication.cs", @"DefaultAddress = ""http://localhost:(\d+)"));

        Assert.Contains($"EXPOSE {silo} {gateway} {operations}\n", Text("deploy/Silo.Containerfile"), StringComparison.Ordinal);
        Assert.Contains($"Cluster__OperationsUrl=http://*:{operations} ", Text("deploy/Silo.Containerfile"), StringComparison.Ordinal);
        Assert.Contains($"EXPOSE {api}\n", Text("deploy/Api.Containerfile"), StringComparison.Ordinal);
        Assert.Contains($"ASPNETCORE_URLS=http://*:{api} ", Text("deploy/Api.Containerfile"), StringComparison.Ordinal);
        Assert.Contains($"127.0.0.1:{api}:{api}", Text("deploy/compose.yaml"), StringComparison.Ordinal);
        Assert.Equal([silo, gateway, operations], Ports("deploy/kubernetes/silo.yaml"));
        Assert.Equal([api], Ports("deploy/kubernetes/api.yaml"));
        Assert.Contains($"prometheus.io/port: \"{operations}\"", Text("deploy/kubernetes/silo.yaml"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Workloads))]
    public void Workload_Containers_CannotWriteOrRise(string file)
    {
        var text = Text(file);
        var containers = Count(text, @"^ +image: ");
        var user = NumericUser().Match(Text("deploy/Silo.Containerfile")).Groups["user"].Value;

        Assert.True(containers > 0);
        Assert.Equal(containers, Count(text, "^ +readOnlyRootFilesystem: true$"));
        Assert.Equal(containers, Count(text, "^ +allowPrivilegeEscalation: false$"));
        Assert.Equal(containers, Count(text, @"^ +capabilities:\n +drop: \[ALL\]$"));
        Assert.Equal(containers, Count(text, "^ +runAsNonRoot: true$"));
        Assert.Equal(containers, Count(text, $"^ +runAsUser: {user}$"));
        Assert.Equal(containers, Count(text, "^ +type: RuntimeDefault$"));
        Assert.Equal(containers, Count(text, "^ +automountServiceAccountToken: false$"));
        Assert.Equal(containers, Count(text, @"^ +limits: \{ memory: "));
        // Secrets are files, which no list of processes or of variables shows.
        Assert.Equal(containers, Count(text, @"^ +- \{ name: settings, mountPath: /run/secrets, readOnly: true \}$"));
        Assert.DoesNotContain("Password", text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("deploy/kubernetes/silo.yaml")]
    [InlineData("deploy/kubernetes/api.yaml")]
    public void Service_Rollout_LosesNobody(string file)
    {
        var text = Text(file);

        foreach (var probe in (string[])["startupProbe:\n +httpGet: { path: /health/live", "livenessProbe:\n +httpGet: { path: /health/live", "readinessProbe:\n +httpGet: { path: /health/ready"])
            Assert.Equal(1, Count(text, probe.Replace("{", @"\{", StringComparison.Ordinal)));
        Assert.Contains("rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }", text, StringComparison.Ordinal);
        Assert.Contains("kind: PodDisruptionBudget", text, StringComparison.Ordinal);
        var drain = Default(Settings, @"DrainTimeout \{ get; init; \} = (\d+) \* Second");
        var pause = Number(text, @"sleep: \{ seconds: (\d+) \}");
        Assert.True(Number(text, @"terminationGracePeriodSeconds: (\d+)") > drain + pause, $"a program may drain for {drain} s after the pause of {pause} s");
    }

    [Fact]
    public void Compose_Services_CannotWriteOrRise()
    {
        var text = Text("deploy/compose.yaml");

        // What the programs have in common, and the database.
        Assert.Equal(2, Count(text, "^ +read_only: true$"));
        Assert.Equal(2, Count(text, @"^ +cap_drop: \[ALL\]$"));
        Assert.Equal(2, Count(text, @"^ +security_opt: \[""no-new-privileges:true""\]$"));
        Assert.Equal(3, Count(text, @"<<: \*program$"));
        Assert.Equal(3, Count(text, @"^  silo\d: \*silo$"));
        Assert.True(Number(text, @"stop_grace_period: (\d+)s") > Default(Settings, @"DrainTimeout \{ get; init; \} = (\d+) \* Second"));
        Assert.DoesNotMatch(@"(?m)^[^#]*Password=", text);
    }

    private static string Text(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));

    private static int Count(string text, string pattern) => Regex.Count(text, pattern, RegexOptions.Multiline);

    private static int Number(string text, string pattern) =>
        int.Parse(Regex.Match(text, pattern).Groups[1].Value.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static int Default(string file, string pattern) => Number(Text(file), pattern);

    private static IEnumerable<int> Ports(string file) =>
        Regex.Matches(Text(file), @"containerPort: (\d+)").Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^USER (?<user>[1-9]\d*)$", RegexOptions.Multiline)]
    private static partial Regex NumericUser();

    [GeneratedRegex(@"^FROM mcr\.microsoft\.com/dotnet/(?:sdk|aspnet):(?<version>\d+\.\d+)\b", RegexOptions.Multiline)]
    private static partial Regex DotnetImage();
}
