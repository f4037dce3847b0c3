using Simulation.Cli.Hosting;
using Simulation.Client;

namespace Simulation.Cli.Commands;

/// <summary>Whole provinces from and to a host.</summary>
/// <param name="server">Address of the host, as the command line gives it.</param>
/// <param name="surroundings">Where a key may be.</param>
internal sealed class ServerProvinces(string server, Surroundings surroundings)
{
    private const string Key = "SIMULATION_KEY";

    /// <summary>The archive of a province.</summary>
    /// <exception cref="CommandFault">The host refuses, or cannot be reached.</exception>
    public Task<byte[]> ExportAsync(string province, string? newId, string? newName, CancellationToken cancellation) =>
        AskAsync(client => client.ExportProvinceAsync(province, newId, newName, cancellation));

    /// <summary>Brings an archive.</summary>
    /// <exception cref="CommandFault">The host refuses, or cannot be reached.</exception>
    public Task<ImportResponse> ImportAsync(string province, byte[] archive, bool replaces, string? author, CancellationToken cancellation) =>
        AskAsync(client => client.ImportProvinceAsync(province, archive, replaces, dryRun: false, author, cancellation));

    private async Task<T> AskAsync<T>(Func<SimulationClient, Task<T>> ask)
    {
        if (!Uri.TryCreate(server, UriKind.Absolute, out var host) || host.Scheme is not ("http" or "https"))
            throw new CommandFault(ExitCode.WrongUsage, $"--server: '{server}' is not an address: give one such as http://localhost:5080.");
        try
        {
            return await ask(SimulationClient.Of(host, surroundings.Variable(Key)));
        }
        catch (SimulationProblemException<ProblemResponse> refused)
        {
            var errors = refused.Result.Errors?.Select(error => $"{error.Pointer}: {error.Message} {error.WayOut}".TrimEnd()) ?? [];
            throw new CommandFault(refused.StatusCode == 422 ? ExitCode.InputHasErrors : refused.StatusCode < 500 ? ExitCode.WrongUsage : ExitCode.NotComputable, [refused.Result.Detail ?? refused.Message, .. errors]);
        }
        catch (HttpRequestException unreachable)
        {
            throw new CommandFault(ExitCode.InputHasErrors, $"--server: {host} does not answer: {unreachable.Message}");
        }
    }
}
