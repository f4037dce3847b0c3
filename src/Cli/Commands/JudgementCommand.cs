using System.CommandLine;
using Simulation.Cli.Analysing;
using Simulation.Cli.Arguments;
using Simulation.Cli.Hosting;
using Simulation.Cli.Judging;
using Simulation.Documents.Analyses;
using Simulation.Documents.Control;

namespace Simulation.Cli.Commands;

/// <summary><c>judgement PROVINCE</c>: what an economist's judgement does to a forecast.</summary>
internal sealed class JudgementCommand
{
    private const string Details =
        """
        An add-factor is added to the right side of an equation, in the units of its left side: 0.01 on dlog(x) is
        one log point of growth. It names who judges and why, and is refused without. Several on one equation add
        up. An exogenised variable is held to its level, to growth: in percent, or to a difference: from the year
        before, whatever its equation says; give one value for each year, or one for all. What depends on them
        follows; what nothing reads moves nothing else, and the ledger says so. --static lets every year go on from
        the forecast as it is without judgement, so that each year shows its own judgement alone.

        Examples:
          simulation judgement tra-vinh --exogenise load_factor=0.55@2024
          simulation judgement tra-vinh --indicator grdp_growth \
            --add-factor "core_value_added[services]=0.01@2024..2025 by Planning office: two resorts open in March" \
            --exogenise growth:core_value_added[agriculture]=1.5,2.5@2024..2025
          simulation judgement tra-vinh --add-factor "core_value_added[manufacturing]=-0.02@2024.. by Statistics office: orders fell" --static --json
        """;

    private readonly CommonOptions common;
    private readonly Surroundings surroundings;
    private readonly DecisionOptions options = new();
    private readonly Option<string[]> addFactors = DecisionOptions.Repeated("--add-factor", "\"NAME[MEMBER]=N@YEARS by AUTHOR: REASON\"", "Judgement on an equation. May be given several times.");
    private readonly Option<string[]> exogenised = DecisionOptions.Repeated("--exogenise", "[growth:|difference:]NAME[MEMBER]=N,N,…@YEARS", "A variable held to values. May be given several times.");
    private readonly Option<string[]> indicators = DecisionOptions.Repeated("--indicator", "NAME", "Indicators shown. Default: those of the plan's targets that move; all with --json.");
    private readonly Option<bool> isStatic = new("--static") { Description = "Every year goes on from the forecast without judgement." };

    private JudgementCommand(CommonOptions common, Surroundings surroundings) => (this.common, this.surroundings) = (common, surroundings);

    /// <summary>Builds the command.</summary>
    public static Command Create(CommonOptions common, Surroundings surroundings)
    {
        var judgement = new JudgementCommand(common, surroundings);
        var command = new DocumentedCommand("judgement", "Put add-factors and exogenised variables into a forecast.", Details)
        {
            judgement.addFactors, judgement.exogenised, judgement.isStatic, judgement.indicators,
        };
        judgement.options.AddTo(command);
        command.SetAction(async (arguments, cancellation) => (int)await judgement.RunAsync(arguments, cancellation));
        return command;
    }

    private Task<ExitCode> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var request = new JudgementRequest
        {
            Scenario = options.Scenario(arguments),
            AddFactors = [.. (arguments.GetValue(addFactors) ?? []).Select(JudgementText.AddFactor)],
            Exogenised = [.. (arguments.GetValue(exogenised) ?? []).Select(JudgementText.Exogenised)],
            Simulation = arguments.GetValue(isStatic) ? "static" : null,
            Indicators = arguments.GetValue(indicators) ?? [],
            Plan = options.Plan(arguments),
            Horizon = options.Horizon(arguments),
            Draws = options.Draws(arguments),
            Seed = options.Seed(arguments),
        };
        return new AnalysisRun(common, surroundings).AskAsync(
            arguments, arguments.GetRequiredValue(options.Province), options.Store, AnalysisCatalogue.Judgement, request, (terminal, found) => new JudgementReport(terminal).Write(found, request.Indicators.Count > 0), cancellation);
    }
}
