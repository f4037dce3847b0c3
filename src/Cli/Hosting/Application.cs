using System.CommandLine;
using System.CommandLine.Parsing;
using Simulation.Cli.Commands;
using Simulation.Data;
using Simulation.Model.Calibration;
using Simulation.Model.Execution;
using Simulation.Storage;
using Simulation.Storage.Backups;
using Simulation.Storage.Schema;

namespace Simulation.Cli.Hosting;

/// <summary>Runs one command line and turns whatever ends it into an exit code and lines on the error stream.</summary>
internal static class Application
{
    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">As typed, without the program's name.</param>
    /// <param name="surroundings">Where it runs.</param>
    /// <param name="cancellation">Cancelled by Ctrl-C.</param>
    public static async Task<ExitCode> RunAsync(IReadOnlyList<string> arguments, Surroundings surroundings, CancellationToken cancellation)
    {
        var parsed = CommandTree.Build(surroundings).Parse(arguments);
        if (parsed.Errors.Count > 0)
            return Report(surroundings, ExitCode.WrongUsage, parsed.Errors.Select(error => error.Message).Append(HelpHint(parsed)));

        try
        {
            var configuration = new InvocationConfiguration
            {
                Output = surroundings.Output,
                Error = surroundings.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return (ExitCode)await parsed.InvokeAsync(configuration, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return Report(surroundings, ExitCode.Cancelled, ["Stopped; nothing was written."]);
        }
        catch (CommandFault fault)
        {
            return Report(surroundings, fault.Code, fault.Problems);
        }
        catch (Exception e) when (e is CalibrationException or ConvergenceException)
        {
            return Report(surroundings, ExitCode.NotComputable, [e.Message]);
        }
        catch (DataException e)
        {
            return Report(surroundings, ExitCode.InputHasErrors, e.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        }
        catch (Exception e) when (e is BackupException or SchemaVersionException or StorageUnavailableException)
        {
            return Report(surroundings, ExitCode.InputHasErrors, [e.Message]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Report(surroundings, ExitCode.InputHasErrors, [$"A file cannot be read or written: {e.Message}"]);
        }
    }

    private static ExitCode Report(Surroundings surroundings, ExitCode code, IEnumerable<string> problems)
    {
        foreach (var problem in problems) surroundings.Error.WriteLine(problem);
        return code;
    }

    private static string HelpHint(ParseResult parsed)
    {
        var names = new List<string>();
        for (SymbolResult? result = parsed.CommandResult; result is CommandResult command; result = result.Parent)
            names.Insert(0, command.Command.Name);
        return $"See: {string.Join(' ', names)} --help";
    }
}
