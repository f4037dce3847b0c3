using System.CommandLine;
using System.Text.Json;
using Simulation.Cli.Analysing;
using Simulation.Cli.Arguments;
using Simulation.Cli.Hosting;
using Simulation.Cli.Laboratory;
using Simulation.Documents.Analyses;
using Simulation.Documents.Control;
using Simulation.Documents.Json;
using Simulation.Documents.Laboratory;

namespace Simulation.Cli.Commands;

/// <summary><c>multipliers PROVINCE|MODEL</c>: what levers and exogenous paths do to indicators.</summary>
internal sealed class MultipliersCommand
{
    private const string Details =
        $"""
        Impact (first year) and interim multipliers by year, their sum, and the effect in the last year of a change
        that lasts. Of a province over the draws of its forecast, with common random numbers (--json has 5 to
        95 % bands and units); of a model with series beside it by exact derivatives on one path.
        {ModelOnData.DataHelp}

        Examples:
          simulation multipliers tra-vinh --lever social_investment --change 1000 --indicator grdp_growth
          simulation multipliers tra-vinh --percent 1
          simulation multipliers klein --data models/examples/klein.csv --year 1940 --lever g --lever w2 --indicator y --indicator cn
        """;

    private readonly CommonOptions common;
    private readonly Surroundings surroundings;
    private readonly Argument<string> subject = new("subject") { Description = "Id of a province, or a model with --data FILE.csv.", HelpName = "PROVINCE|MODEL" };
    private readonly Option<string[]> levers = Repeated("--lever", "NAME[MEMBER]", "What is moved: a lever, a given or exogenous path; of a variable the add-factor. Default: levers with ambition levels, exogenous paths.");
    private readonly Option<string[]> indicators = Repeated("--indicator", "NAME[SECTOR]", "What is looked at. Default: the plan's targets.");
    private readonly Option<int?> year = new("--year") { Description = "Year of the change. Default: the first.", HelpName = "YEAR" };
    private readonly Option<int?> horizon = new("--horizon") { Description = "Last year.", HelpName = "YEAR" };
    private readonly Option<double?> change = new("--change") { Description = "Change in the lever's unit. Default: 1.", HelpName = "N" };
    private readonly Option<double?> percent = new("--percent") { Description = "Change in percent of the lever's level, in place of --change.", HelpName = "N" };
    private readonly Option<string?> measure = new("--measure") { Description = "level, growth or difference.", HelpName = "MEASURE" };
    private readonly Option<int?> draws = new("--draws") { Description = "Number of draws. Default: the province's.", HelpName = "N" };
    private readonly StoreOptions store = new();

    private MultipliersCommand(CommonOptions common, Surroundings surroundings) => (this.common, this.surroundings) = (common, surroundings);

    /// <summary>Builds the command.</summary>
    public static Command Create(CommonOptions common, Surroundings surroundings)
    {
        var multipliers = new MultipliersCommand(common, surroundings);
        var command = new DocumentedCommand("multipliers", "Show what levers and exogenous paths do to indicators.", Details)
        {
            multipliers.subject, multipliers.levers, multipliers.indicators, multipliers.year, multipliers.horizon, multipliers.change, multipliers.percent, multipliers.measure, multipliers.draws,
        };
        multipliers.store.AddTo(command);
        command.SetAction(async (arguments, cancellation) => (int)await multipliers.RunAsync(arguments, cancellation));
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        if (ModelOnData.IsAsked(common, arguments)) return OfModel(arguments, cancellation);
        var request = new MultipliersRequest
        {
            Instruments = [.. Names(arguments, levers).Select(name => new InstrumentRequest { Instrument = name.Name, Sector = name.Member })],
            Indicators = [.. Names(arguments, indicators).Select(name => new IndicatorRequest { Indicator = name.Name, Sector = name.Member })],
            Year = arguments.GetValue(year),
            Change = arguments.GetValue(change),
            ChangePercent = arguments.GetValue(percent),
            Measure = arguments.GetValue(measure),
            Horizon = arguments.GetValue(horizon),
            Draws = arguments.GetValue(draws),
        };
        return await new AnalysisRun(common, surroundings).AskAsync(
            arguments, arguments.GetRequiredValue(subject), store, AnalysisCatalogue.Multipliers, request, (terminal, document) => new MultipliersReport(terminal).Write(document), cancellation);
    }

    private ExitCode OfModel(ParseResult arguments, CancellationToken cancellation)
    {
        var model = ModelOnData.Load(arguments.GetRequiredValue(subject), common, arguments, surroundings);
        var request = new ModelMultipliersRequest
        {
            Series = "",
            Instruments = [.. Names(arguments, levers).Select(name => new InstrumentRequest { Instrument = name.Name, Sector = name.Member })],
            Indicators = [.. Names(arguments, indicators).Select(name => new IndicatorRequest { Indicator = name.Name, Sector = name.Member })],
            Year = arguments.GetValue(year),
            Change = arguments.GetValue(change),
            ChangePercent = arguments.GetValue(percent),
            Measure = arguments.GetValue(measure),
            Horizon = arguments.GetValue(horizon),
        };
        var document = AnalysisRun.Checked(arguments, () => ModelMultipliersAnalysis.Answer(model, request, cancellation));
        if (arguments.GetValue(common.Json)) surroundings.Output.WriteLine(JsonSerializer.Serialize(document, DocumentJson.Default.MultipliersDocument));
        else new MultipliersReport(common.Terminal(arguments, surroundings)).Write(document);
        return ExitCode.Ok;
    }

    private static IEnumerable<ElementName> Names(ParseResult arguments, Option<string[]> option) => (arguments.GetValue(option) ?? []).Select(ElementName.Parse);

    private static Option<string[]> Repeated(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };
}
