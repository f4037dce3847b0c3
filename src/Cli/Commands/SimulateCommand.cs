using System.CommandLine;
using Simulation.Cli.Arguments;
using Simulation.Cli.Hosting;
using Simulation.Cli.Simulating;
using Simulation.Documents.Wording;
using Simulation.Model.Calibration.Sampling;
using Simulation.Model.Ensembles.Summaries;
using Simulation.Model.Plans.Forecasting;
using Simulation.Model.Plans.Scenarios;
using Symbol = Simulation.Model.Language.Bound.Symbol;

namespace Simulation.Cli.Commands;

/// <summary><c>simulate PROVINCE</c>: how likely are the plan's targets, with or without changes.</summary>
internal sealed class SimulateCommand
{
    private const string Details =
        """
        Shows the finding, the scoreboard of the plan's targets, the forecasts with their 90 % band, a fan
        chart, and where the numbers come from. Nothing changed is the baseline; with changes, the
        baseline is computed too and shown beside.

        Changes:
          --lever social_investment=36500                     in all years of the forecast
          --lever investment_share[manufacturing]=0.35@2024..2027
          --event drought=on@2025      or off, or p:0.3 for a yearly probability of 0.3
        Years: @2025 is that year, @2024..2027 several, @2025.. from that year on, @..2026 up to it.

        Examples:
          simulation simulate tra-vinh
          simulation simulate tra-vinh --lever social_investment=38000 --event drought=off --lang vi
          simulation simulate tra-vinh --indicator grdp_growth --horizon 2026 --draws 20000 --json
        """;

    private const string All = "all";
    private const string None = "none";

    private readonly CommonOptions common;
    private readonly Surroundings surroundings;
    private readonly Argument<string> province = new("province") { Description = "Id of the province.", HelpName = "PROVINCE" };
    private readonly Option<string?> plan = new("--plan") { Description = "The plan to judge. Default: the province's current one.", HelpName = "ID" };
    private readonly Option<string[]> levers = Repeated("--lever", "NAME[MEMBER]=VALUE@YEARS", "Set a lever. May be given several times; of two for one year the later stands.");
    private readonly Option<string[]> events = Repeated("--event", "NAME=on|off|p:N@YEARS", "Make an event certain, impossible, or as likely as said. May be given several times.");
    private readonly Option<int?> horizon = new("--horizon") { Description = "Last year of the forecast. Default: the province's.", HelpName = "YEAR" };
    private readonly Option<long?> draws = new("--draws") { Description = "Number of draws. Default: the province's.", HelpName = "N" };
    private readonly Option<ulong?> seed = new("--seed") { Description = "Seed of the random numbers. Default: the province's.", HelpName = "N" };
    private readonly Option<string[]> indicators =
        Repeated("--indicator", "NAME", "Forecasts to list, 'all' for all. Default: those the plan has targets for, or totals; all with --json.");
    private readonly Option<string?> chart = new("--chart") { Description = "Forecast to draw, grdp_growth[total]; 'none' for none. Default: the plan's first.", HelpName = "INDICATOR" };
    private readonly Option<string?> server = new("--server") { Description = "Ask this host instead of computing here; a key is taken from SIMULATION_KEY.", HelpName = "URL" };
    private readonly StoreOptions store = new();

    private SimulateCommand(CommonOptions common, Surroundings surroundings) => (this.common, this.surroundings) = (common, surroundings);

    /// <summary>Builds the command.</summary>
    public static Command Create(CommonOptions common, Surroundings surroundings)
    {
        var simulate = new SimulateCommand(common, surroundings);
        var command = new DocumentedCommand("simulate", "Forecast a province and judge its plan, with or without changes.", Details)
        {
            simulate.province, simulate.plan, simulate.levers, simulate.events, simulate.horizon, simulate.draws, simulate.seed, simulate.indicators, simulate.chart,
        };
        command.Options.Add(simulate.server);
        simulate.store.AddTo(command);
        command.SetAction(async (arguments, cancellation) => (int)await simulate.RunAsync(arguments, cancellation));
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var (scenario, problems) = ScenarioText.Parse(Texts(arguments, levers), Texts(arguments, events));
        if (problems.Length > 0) throw new CommandFault(ExitCode.WrongUsage, problems);
        if (arguments.GetValue(server) is { } host) return await AskAsync(host, scenario, arguments, cancellation);

        var subject = Subject.FindProvince(arguments.GetRequiredValue(province), common, arguments, surroundings);
        var terminal = common.Terminal(arguments, surroundings);
        var workbench = Workbench.Load(subject.DataFolder, common.ModelsFolder(arguments, surroundings), subject.Id, asOf: null);
        var charted = Charted(workbench, arguments);
        var question = Question(arguments, scenario, charted);
        Check(workbench, question, arguments);

        await using var shelf = store.Open(arguments, surroundings, terminal);
        var calibration = await workbench.CalibrateAsync(new SamplerOptions(), shelf, terminal, cancellation);
        var forecaster = workbench.Forecaster(calibration);
        var run = await ComputeAsync(terminal, forecaster.Prepare(question), cancellation);
        (PreparedForecast, RunSummary)? unchanged = run.Forecast.Changes.IsEmpty
            ? null
            : await ComputeAsync(terminal, forecaster.Prepare(question with { Scenario = Scenario.Baseline }), cancellation);
        var answer = new AnswerBuilder(workbench.Joined, ProvinceCautions.With(workbench.Joined, calibration.Report, arguments.GetValue(common.Json) ? Language.English : terminal.Language)).Build(run, unchanged);
        Show(answer, arguments, terminal, charted);
        return ExitCode.Ok;
    }

    private async Task<ExitCode> AskAsync(string address, Scenario scenario, ParseResult arguments, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var host) || host.Scheme is not ("http" or "https"))
            throw new CommandFault(ExitCode.WrongUsage, $"--server cannot be '{address}': give an address such as http://localhost:5080.");
        var question = ServerForecast.Question(scenario);
        question.Plan = arguments.GetValue(plan);
        question.Horizon = arguments.GetValue(horizon);
        question.Draws = arguments.GetValue(draws);
        question.Seed = arguments.GetValue(seed);
        var names = Texts(arguments, indicators);
        question.Indicators = names.Contains(All) ? [] : names;
        var answer = await new ServerForecast(host, surroundings.Variable("SIMULATION_KEY")).AskAsync(arguments.GetRequiredValue(province), question, cancellation);
        if (arguments.GetValue(common.Json)) ServerForecast.WriteJson(answer, surroundings.Output);
        else ServerForecast.Write(answer, common.Terminal(arguments, surroundings));
        return ExitCode.Ok;
    }

    /// <summary>Everything that can be wrong with the question is found before the calibration, which takes seconds.</summary>
    private static void Check(Workbench workbench, ForecastQuestion question, ParseResult arguments)
    {
        try
        {
            workbench.Examiner().Prepare(question);
        }
        catch (ScenarioException e)
        {
            throw new CommandFault(ExitCode.WrongUsage, ProblemText.Of(arguments).Describe(e));
        }
    }

    private static async Task<(PreparedForecast Forecast, RunSummary Summary)> ComputeAsync(Terminal terminal, PreparedForecast forecast, CancellationToken cancellation) =>
        (forecast, await Progress.ShowAsync(terminal, terminal.Say("Simulating", "Đang mô phỏng"), progress => ForecastRun.RunAsync(forecast, progress, cancellation)));

    private ForecastQuestion Question(ParseResult arguments, Scenario scenario, Symbol? charted)
    {
        var names = Texts(arguments, indicators);
        // What is drawn has to be computed, whether or not it is listed.
        string[] drawn = charted is null || arguments.GetValue(common.Json) ? [] : [charted.Declaration.Name];
        return new ForecastQuestion
        {
            Scenario = scenario,
            Plan = arguments.GetValue(plan),
            Horizon = arguments.GetValue(horizon),
            Draws = arguments.GetValue(draws),
            Seed = arguments.GetValue(seed),
            Indicators = names.Length == 0 || names.Contains(All) ? [] : [.. names.Concat(drawn).Distinct()],
        };
    }

    private void Show(SimulationAnswer answer, ParseResult arguments, Terminal terminal, Symbol? charted)
    {
        var names = Texts(arguments, indicators);
        if (arguments.GetValue(common.Json))
        {
            SimulationJson.Write(names.Length == 0 || names.Contains(All) ? answer : answer with { Forecasts = [.. answer.Forecasts.Where(series => names.Contains(series.Indicator))] }, surroundings.Output);
            return;
        }

        var shown = names.Length == 0 ? answer.Main : answer.Forecasts.Where(series => names.Contains(All) || names.Contains(series.Indicator));
        var drawn = arguments.GetValue(chart) switch
        {
            None => null,
            null => answer.Leading,
            _ => answer.Forecasts.First(series => series.Name == SeriesName.Of(charted!)),
        };
        new SimulationReport(terminal).Write(answer, [.. shown], drawn);
    }

    private Symbol? Charted(Workbench workbench, ParseResult arguments)
    {
        if (arguments.GetValue(chart) is not { } name || name == None) return null;
        var published = workbench.Examiner().Indicators;
        return SeriesName.Find(published, name) ?? throw new CommandFault(
            ExitCode.WrongUsage, $"--chart: there is no forecast '{name}': give none, or one of {string.Join(", ", published.Select(SeriesName.Of))}.");
    }

    private static string[] Texts(ParseResult arguments, Option<string[]> option) => arguments.GetValue(option) ?? [];

    private static Option<string[]> Repeated(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };
}
