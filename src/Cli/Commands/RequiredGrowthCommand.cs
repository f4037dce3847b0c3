using System.CommandLine;
using Simulation.Cli.Analysing;
using Simulation.Cli.Hosting;
using Simulation.Cli.RequiredGrowth;
using Simulation.Documents.Analyses;
using Simulation.Documents.RequiredGrowth;

namespace Simulation.Cli.Commands;

/// <summary><c>required-growth PROVINCE</c>: what does a growth target need of sectors and quarters?</summary>
internal sealed class RequiredGrowthCommand
{
    private const string Details =
        """
        The table that provinces draw up every quarter. Sectors: what each contributes on average in those
        futures in which the whole comes to the target. Quarters: what the published ones leave to the
        others. Each row has its probability, given what was published by the day.

        Examples:
          simulation required-growth tra-vinh
          simulation required-growth tra-vinh --as-of 2024-07-15
          simulation required-growth tra-vinh --target 10 --json
        """;

    private readonly CommonOptions common;
    private readonly Surroundings surroundings;
    private readonly Argument<string> province = new("province") { Description = "Id of the province.", HelpName = "PROVINCE" };
    private readonly Option<string?> plan = new("--plan") { Description = "The plan whose growth target it is. Default: the province's current one.", HelpName = "ID" };
    private readonly Option<double?> target = new("--target") { Description = "Another target for growth of GRDP, percent.", HelpName = "PERCENT" };
    private readonly Option<DateOnly?> asOf = DayOption.Create();
    private readonly StoreOptions store = new();

    private RequiredGrowthCommand(CommonOptions common, Surroundings surroundings) => (this.common, this.surroundings) = (common, surroundings);

    /// <summary>Builds the command.</summary>
    public static Command Create(CommonOptions common, Surroundings surroundings)
    {
        var required = new RequiredGrowthCommand(common, surroundings);
        var command = new DocumentedCommand("required-growth", "Draw up the growth that a target needs of sectors and quarters.", Details)
        {
            required.province, required.plan, required.target, required.asOf,
        };
        required.store.AddTo(command);
        command.SetAction(async (arguments, cancellation) => (int)await required.RunAsync(arguments, cancellation));
        return command;
    }

    private Task<ExitCode> RunAsync(ParseResult arguments, CancellationToken cancellation) => new AnalysisRun(common, surroundings).AskAsync(
        arguments,
        arguments.GetRequiredValue(province),
        store,
        AnalysisCatalogue.RequiredGrowth,
        new RequiredGrowthRequest { Plan = arguments.GetValue(plan), Target = arguments.GetValue(target), AsOf = arguments.GetValue(asOf) },
        (terminal, document) => new RequiredGrowthReport(terminal).Write(document),
        cancellation);
}
