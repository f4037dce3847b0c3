using System.CommandLine;
using Simulation.Cli.Arguments;
using Simulation.Cli.Checking;
using Simulation.Cli.Explaining;
using Simulation.Cli.Hosting;
using Simulation.Cli.Simulating;
using Simulation.Model.Calibration.Sampling;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans.Forecasting;
using Simulation.Model.Plans.Scenarios;
using ParseResult = System.CommandLine.ParseResult;
using Symbol = Simulation.Model.Language.Bound.Symbol;

namespace Simulation.Cli.Commands;

/// <summary><c>explain SUBJECT VARIABLE</c>: why a variable has its value.</summary>
internal sealed class ExplainCommand
{
    private const string Details =
        """
        Shows what a variable is, its equation, and what it depends on. With a province, also the value and
        the terms of the equation in a year of its baseline: means over draws, so that terms add up.

        Examples:
          simulation explain provincial grdp_growth[total]
          simulation explain tra-vinh value_added[power] --year 2025 --depth 3
        """;

    private readonly CommonOptions common;
    private readonly Surroundings surroundings;
    private readonly Argument<string> subject = new("subject") { Description = "A province, a model file, or the name of a model.", HelpName = "PROVINCE|MODEL" };
    private readonly Argument<string> variable = new("variable") { Description = "Full name: grdp, or value_added[power].", HelpName = "VARIABLE" };
    private readonly Option<int?> year = new("--year") { Description = "Year of the forecast to show values for. Default: its first.", HelpName = "YEAR" };
    private readonly Option<int> depth = new("--depth") { Description = "How many equations to follow upstream, 0 to 20.", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly StoreOptions store = new();

    private ExplainCommand(CommonOptions common, Surroundings surroundings) => (this.common, this.surroundings) = (common, surroundings);

    /// <summary>Builds the command.</summary>
    public static Command Create(CommonOptions common, Surroundings surroundings)
    {
        var explain = new ExplainCommand(common, surroundings);
        explain.depth.Validators.Add(result =>
        {
            if (result.GetValue(explain.depth) is var value and (< 0 or > 20)) result.AddError($"--depth cannot be {value}: give a number in 0..20.");
        });
        var command = new DocumentedCommand("explain", "Explain a variable: equation, terms with values, and what it depends on.", Details)
        {
            explain.subject, explain.variable, explain.year, explain.depth,
        };
        explain.store.AddTo(command);
        command.SetAction(async (arguments, cancellation) => (int)await explain.RunAsync(arguments, cancellation));
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var explanation = Subject.Find(arguments.GetRequiredValue(subject), common, arguments, surroundings) switch
        {
            Subject.ModelFile file => OfModel(file.Path, arguments),
            Subject.Province province => await OfProvinceAsync(province, arguments, cancellation),
            var other => throw new InvalidOperationException($"{other} is not a subject."),
        };
        if (arguments.GetValue(common.Json)) ExplanationJson.Write(explanation, surroundings.Output);
        else new ExplanationReport(common.Terminal(arguments, surroundings)).Write(explanation);
        return ExitCode.Ok;
    }

    private Explanation OfModel(string path, ParseResult arguments)
    {
        if (arguments.GetValue(year) is { } asked)
            throw new CommandFault(ExitCode.WrongUsage, $"--year {asked}: a model alone has no values: name a province, or leave the year out.");
        var check = ModelCheck.OfFile(path);
        var model = check.Model ?? throw new CommandFault(ExitCode.InputHasErrors, check.Rendered.TrimEnd());
        return Explanation.Of(model, Named(model, arguments), arguments.GetValue(depth));
    }

    private async Task<Explanation> OfProvinceAsync(Subject.Province province, ParseResult arguments, CancellationToken cancellation)
    {
        var workbench = Workbench.Load(province.DataFolder, common.ModelsFolder(arguments, surroundings), province.Id, asOf: null);
        var symbol = Named(workbench.Joined.Model, arguments);
        var horizon = Math.Max(arguments.GetValue(year) ?? 0, workbench.Joined.Province.Settings.Horizon);
        var question = new ForecastQuestion { Horizon = horizon };
        var examined = Examine(workbench, question, arguments);
        var asked = arguments.GetValue(year) ?? examined.Years[0];
        if (asked < examined.Years[0])
            throw new CommandFault(ExitCode.WrongUsage, $"--year {asked}: the forecast starts in {examined.Years[0]}: give that year or a later one.");
        var terminal = common.Terminal(arguments, surroundings);
        await using var shelf = store.Open(arguments, surroundings, terminal);
        var calibration = await workbench.CalibrateAsync(new SamplerOptions(), shelf, terminal, cancellation);
        return Explanation.Of(workbench.Joined.Model, symbol, arguments.GetValue(depth), workbench.Forecaster(calibration).Prepare(question), asked);
    }

    private static PreparedForecast Examine(Workbench workbench, ForecastQuestion question, ParseResult arguments)
    {
        try
        {
            return workbench.Examiner().Prepare(question);
        }
        catch (ScenarioException e)
        {
            throw new CommandFault(ExitCode.WrongUsage, ProblemText.Of(arguments).Describe(e));
        }
    }

    private Symbol Named(BoundModel model, ParseResult arguments)
    {
        var name = arguments.GetRequiredValue(variable);
        var found = ModelExplanation.Find(model, name, out var hint);
        if (found.Length == 1) return found[0];
        throw new CommandFault(ExitCode.WrongUsage, found.IsEmpty
            ? $"The model {model.Name} has no '{name}'. {hint ?? "See what it declares: simulation check MODEL."}"
            : $"'{name}' is one for each of several members: ask for one of {string.Join(", ", found.Select(symbol => symbol.Name))}.");
    }
}
