using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Simulation.Model.Language.Bound;
using Xunit;

namespace Simulation.Architecture.Tests;

/// <summary>
/// Model is a pure function: what the compiled assembly mentions is read from its metadata, so no spelling of a name can hide it.
/// </summary>
public sealed class ModelPurityTests : IDisposable
{
    private static readonly string[] AllowedAssemblies = ["System.", "MathNet.Numerics"];

    private static readonly string[] ForbiddenNamespaces = ["System.Net", "System.Timers", "System.IO.Pipes", "System.Data"];

    private static readonly string[] ForbiddenTypes =
    [
        "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.Directory", "System.IO.DirectoryInfo", "System.IO.FileSystemInfo",
        "System.IO.FileSystemWatcher", "System.IO.StreamReader", "System.IO.StreamWriter",
        "System.Console", "System.Random", "System.TimeProvider",
        "System.Diagnostics.Stopwatch", "System.Diagnostics.Process", "System.Threading.Thread", "System.Threading.Tasks.Parallel",
        "System.Threading.Timer", "System.Threading.PeriodicTimer", "System.Security.Cryptography.RandomNumberGenerator",
    ];

    private static readonly string[] ForbiddenMembers =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Guid.NewGuid", "System.String.GetHashCode",
    ];

    private readonly PEReader file = new(File.OpenRead(typeof(BoundModel).Assembly.Location));

    private MetadataReader Metadata => file.GetMetadataReader();

    public void Dispose() => file.Dispose();

    [Fact]
    public void Model_Assemblies_AreTheRuntimeAndNumericsOnly()
    {
        var references = Metadata.AssemblyReferences.Select(handle => Metadata.GetString(Metadata.GetAssemblyReference(handle).Name));

        var foreign = references.Where(name => !AllowedAssemblies.Any(allowed => name.StartsWith(allowed, StringComparison.Ordinal)));

        Assert.True(!foreign.Any(), $"Simulation.Model references {string.Join(", ", foreign)}: hosts, grains and readers hold that code, Model stays pure.");
    }

    [Fact]
    public void Model_Types_ReachNoFileClockNetworkOrThread()
    {
        var found = Metadata.TypeReferences.Select(TypeName).Where(IsForbidden);

        Assert.True(
            !found.Any(),
            $"Simulation.Model uses {string.Join(", ", found)}: take the value as an argument (text, stream, time, seed), and leave reading it to Data or the host.");
    }

    [Fact]
    public void Model_Members_ReadNoClockNoMachineAndNoRandomHash()
    {
        var found = Metadata.MemberReferences.Select(MemberName).OfType<string>().Where(IsForbiddenMember);

        Assert.True(!found.Any(), $"Simulation.Model calls {string.Join(", ", found)}: the same question would get different answers on another day or machine.");
    }

    private static bool IsForbidden(string type) =>
        ForbiddenTypes.Contains(type) || ForbiddenNamespaces.Any(space => type.StartsWith(space + ".", StringComparison.Ordinal));

    // The compiler itself reads the thread's number, in every iterator.
    private static bool IsForbiddenMember(string member) =>
        ForbiddenMembers.Contains(member)
        || (member.StartsWith("System.Environment.", StringComparison.Ordinal) && member != "System.Environment.get_CurrentManagedThreadId");

    private string TypeName(TypeReferenceHandle handle)
    {
        var type = Metadata.GetTypeReference(handle);
        return $"{Metadata.GetString(type.Namespace)}.{Metadata.GetString(type.Name)}";
    }

    private string? MemberName(MemberReferenceHandle handle)
    {
        var member = Metadata.GetMemberReference(handle);
        return member.Parent.Kind == HandleKind.TypeReference
            ? $"{TypeName((TypeReferenceHandle)member.Parent)}.{Metadata.GetString(member.Name)}"
            : null;
    }
}
