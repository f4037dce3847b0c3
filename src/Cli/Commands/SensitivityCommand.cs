using System.CommandLine;
using Simulation.Cli.Analysing;
using Simulation.Cli.Hosting;
using Simulation.Cli.Sensitivity;
using Simulation.Documents.Analyses;
using Simulation.Documents.Sensitivity;

namespace Simulation.Cli.Commands;

/// <summary><c>sensitivity PROVINCE</c>: what do results hang on?</summary>
internal sealed class SensitivityCommand
{
    private const string Details =
        """
        A tornado moves one input at a time: a lever from its lowest to its highest ambition level, a shock or
        outside path from its 10th to its 90th percentile, an event from never to always, a parameter between the
        lowest and the highest fifth of what the data allow. Sobol indices vary everything at once and divide
        the variance: "alone" is the share that goes when an input is known, "total" what stays when all else is.

        Examples:
          simulation sensitivity tra-vinh --outcome grdp_growth@2024
          simulation sensitivity tra-vinh --vary social_investment --vary tfp_effort[services]=0..2 --points 4096
          simulation sensitivity tra-vinh --json
        """;

    private readonly CommonOptions common;
    private readonly Surroundings surroundings;
    private readonly DecisionOptions options = new();
    private readonly Option<string[]> outcomes = DecisionOptions.Repeated("--outcome", "INDICATOR@YEAR", "Figures asked about. Default: those of the plan's targets.");
    private readonly Option<string[]> vary = DecisionOptions.Repeated("--vary", "NAME[MEMBER]=LOW..HIGH@YEARS", "A lever that varies. Default: all that have ambition levels, in their range.");
    private readonly Option<int?> points = new("--points") { Description = "Points of the base sample of the Sobol indices. Default: 1024.", HelpName = "N" };

    private SensitivityCommand(CommonOptions common, Surroundings surroundings) => (this.common, this.surroundings) = (common, surroundings);

    /// <summary>Builds the command.</summary>
    public static Command Create(CommonOptions common, Surroundings surroundings)
    {
        var sensitivity = new SensitivityCommand(common, surroundings);
        var command = new DocumentedCommand("sensitivity", "Say what results hang on: a tornado and Sobol indices.", Details) { sensitivity.outcomes, sensitivity.vary, sensitivity.points };
        sensitivity.options.AddTo(command);
        command.SetAction(async (arguments, cancellation) => (int)await sensitivity.RunAsync(arguments, cancellation));
        return command;
    }

    private Task<ExitCode> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var request = new SensitivityRequest
        {
            Scenario = options.Scenario(arguments),
            Plan = options.Plan(arguments),
            Horizon = options.Horizon(arguments),
            Draws = options.Draws(arguments),
            Seed = options.Seed(arguments),
            Outcomes = DecisionOptions.Outcomes(arguments.GetValue(outcomes) ?? [], "--outcome"),
            Levers = DecisionOptions.Ranges(arguments.GetValue(vary) ?? [], "--vary"),
            Points = arguments.GetValue(points),
        };
        return new AnalysisRun(common, surroundings).AskAsync(
            arguments, arguments.GetRequiredValue(options.Province), options.Store, AnalysisCatalogue.Sensitivity, request, (terminal, found) => new SensitivityReport(terminal).Write(found), cancellation);
    }
}
