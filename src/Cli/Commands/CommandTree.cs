using System.CommandLine;
using System.CommandLine.Help;
using Simulation.Cli.Hosting;

namespace Simulation.Cli.Commands;

/// <summary>All commands with their options and help.</summary>
internal static class CommandTree
{
    /// <summary>Name of the program, as help and messages call it.</summary>
    public const string Program = "simulation";

    private const string Details =
        """
        Exit codes:
          0    done
          1    the model, the data or a backup have errors, all of them reported
          2    wrong usage: an unknown option, province, lever, year or value
          3    not computable: an equation has no solution, a calibration cannot be made
          130  stopped by Ctrl-C

        Results go to the standard output, progress and errors to the standard error.
        NO_COLOR is respected. Give a command and --help for its options and examples.
        """;

    /// <summary>Builds the tree.</summary>
    /// <param name="surroundings">Given to every command.</param>
    public static Command Build(Surroundings surroundings)
    {
        var options = new CommonOptions();
        // Not a RootCommand: that one takes its name from the executable, which is another one under "dotnet run" and in tests.
        var root = new DocumentedCommand(Program, "Simulates a province's economy: how likely are the targets of its plan, and what moves them?", Details)
        {
            new HelpOption { Action = new DetailedHelpAction(surroundings.Width) },
            new VersionOption(),
        };
        options.AddTo(root);
        root.Subcommands.Add(SimulateCommand.Create(options, surroundings));
        root.Subcommands.Add(CalibrateCommand.Create(options, surroundings));
        root.Subcommands.Add(AuditCommand.Create(options, surroundings));
        root.Subcommands.Add(RequiredGrowthCommand.Create(options, surroundings));
        root.Subcommands.Add(MonitorCommand.Create(options, surroundings));
        root.Subcommands.Add(ScorecardCommand.Create(options, surroundings));
        root.Subcommands.Add(GoalSeekCommand.Create(options, surroundings));
        root.Subcommands.Add(AttributionCommand.Create(options, surroundings));
        root.Subcommands.Add(SensitivityCommand.Create(options, surroundings));
        root.Subcommands.Add(CompareCommand.Create(options, surroundings));
        root.Subcommands.Add(MultipliersCommand.Create(options, surroundings));
        root.Subcommands.Add(JudgementCommand.Create(options, surroundings));
        root.Subcommands.Add(GoalSeekModelCommand.Create(options, surroundings));
        root.Subcommands.Add(OptimalControlCommand.Create(options, surroundings));
        root.Subcommands.Add(EstimateCommand.Create(options, surroundings));
        root.Subcommands.Add(TrackCommand.Create(options, surroundings));
        root.Subcommands.Add(CompareModelsCommand.Create(options, surroundings));
        root.Subcommands.Add(CheckCommand.Create(options, surroundings));
        root.Subcommands.Add(ExplainCommand.Create(options, surroundings));
        root.Subcommands.Add(BacktestCommand.Create(options, surroundings));
        root.Subcommands.Add(ExportProvinceCommand.Create(options, surroundings));
        root.Subcommands.Add(ImportProvinceCommand.Create(options, surroundings));
        root.Subcommands.Add(BackupCommand.Create(options, surroundings));
        root.Subcommands.Add(RestoreCommand.Create(options, surroundings));
        return root;
    }
}
