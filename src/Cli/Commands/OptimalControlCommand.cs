using System.CommandLine;
using System.Globalization;
using Simulation.Cli.Analysing;
using Simulation.Cli.Arguments;
using Simulation.Cli.Hosting;
using Simulation.Cli.Laboratory;
using Simulation.Documents.Analyses;
using Simulation.Documents.Control;
using Spectre.Console;

namespace Simulation.Cli.Commands;

/// <summary><c>optimal-control PROVINCE</c>: levers over several years with the least quadratic loss.</summary>
internal sealed class OptimalControlCommand
{
    private const string Details =
        """
        Weighs missed targets (squared, times their weights) against effort: moving a lever by one percent of its
        level costs --effort, a change from one year to the next --change. Levers stay within their ranges.
        A target is NAME[SECTOR]=VALUE@YEARS*WEIGHT, with growth: or difference: before it for a growth rate or a
        change; years and weight may be left out.

        Examples:
          simulation optimal-control tra-vinh --target grdp_growth=8@2024..2026 --lever social_investment
          simulation optimal-control tra-vinh --target grdp_growth=8@2024..2026*4 --target "sector_share[industry]=36@2026" \
            --lever social_investment@2024..2026 --lever disbursement --effort 0.002 --change 0.01 --json
        """;

    private readonly CommonOptions common;
    private readonly Surroundings surroundings;
    private readonly Argument<string> province = new("province") { Description = "Id of the province.", HelpName = "PROVINCE" };
    private readonly Option<string[]> targets = Repeated("--target", "NAME[SECTOR]=VALUE@YEARS*WEIGHT", "A target.");
    private readonly Option<string[]> levers = Repeated("--lever", "NAME[MEMBER]@YEARS", "A lever that may move, year by year.");
    private readonly Option<double?> effort = new("--effort") { Description = "Loss of moving a lever by one percent. Default: 0.01.", HelpName = "N" };
    private readonly Option<double?> change = new("--change") { Description = "Loss of a change by one percent from year to year. Default: 0.", HelpName = "N" };
    private readonly Option<int?> horizon = new("--horizon") { Description = "Last year. Default: the province's.", HelpName = "YEAR" };
    private readonly Option<int?> draws = new("--draws") { Description = "Number of draws. Default: the province's.", HelpName = "N" };
    private readonly StoreOptions store = new();

    private OptimalControlCommand(CommonOptions common, Surroundings surroundings) => (this.common, this.surroundings) = (common, surroundings);

    /// <summary>Builds the command.</summary>
    public static Command Create(CommonOptions common, Surroundings surroundings)
    {
        var control = new OptimalControlCommand(common, surroundings);
        var command = new DocumentedCommand("optimal-control", "Find levers over several years with the least quadratic loss.", Details)
        {
            control.province, control.targets, control.levers, control.effort, control.change, control.horizon, control.draws,
        };
        control.store.AddTo(command);
        command.SetAction(async (arguments, cancellation) => (int)await control.RunAsync(arguments, cancellation));
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var request = new OptimalControlRequest
        {
            Targets = [.. (arguments.GetValue(targets) ?? []).Select(ControlText.WeightedTarget)],
            Instruments = [.. (arguments.GetValue(levers) ?? []).Select(text => Instrument(ControlText.Years(text), arguments))],
            Horizon = arguments.GetValue(horizon),
            Draws = arguments.GetValue(draws),
        };
        return await new AnalysisRun(common, surroundings).AskAsync(arguments, arguments.GetRequiredValue(province), store, AnalysisCatalogue.OptimalControl, request, Show, cancellation);
    }

    private BoundedInstrumentRequest Instrument(ChangeText text, ParseResult arguments) => new()
    {
        Instrument = text.Name,
        Sector = text.Member,
        From = text.From,
        To = text.To,
        Effort = arguments.GetValue(effort),
        Change = arguments.GetValue(change),
    };

    private static void Show(Terminal terminal, OptimalControlDocument document)
    {
        string Number(double value) => terminal.Numbers.Significant(value, 6);
        terminal.Line(
            terminal.Say(
                $"Loss {Number(document.Loss)} after {document.Iterations} steps, {Number(document.LossBefore)} without control; conditions of an optimum met to {Number(document.KktResidual)}.",
                $"Tổn thất {Number(document.Loss)} sau {document.Iterations} bước, {Number(document.LossBefore)} khi không điều khiển; điều kiện tối ưu đạt tới {Number(document.KktResidual)}."),
            new Style(decoration: Decoration.Bold));
        Tables.Write(
            terminal,
            [terminal.Say("lever", "đòn bẩy"), terminal.Say("year", "năm"), terminal.Say("unit", "đơn vị"), terminal.Say("before", "trước"), terminal.Say("optimal", "tối ưu"), terminal.Say("shadow price", "giá bóng")],
            document.Instruments.Select(lever => (IReadOnlyList<string>)[lever.Instrument, Year(lever.Year), lever.Unit, Number(lever.Before), Number(lever.Value), Number(lever.ShadowPrice)]),
            leftColumns: 3);
        Tables.Write(
            terminal,
            [terminal.Say("target", "mục tiêu"), terminal.Say("year", "năm"), terminal.Say("wanted", "yêu cầu"), terminal.Say("before", "trước"), terminal.Say("optimal", "tối ưu")],
            document.Targets.Select(target => (IReadOnlyList<string>)[target.Sector == "total" ? target.Indicator : $"{target.Indicator}[{target.Sector}]", Year(target.Year), Number(target.Target), Number(target.Before), Number(target.Value)]),
            leftColumns: 2);
    }

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static Option<string[]> Repeated(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };
}
