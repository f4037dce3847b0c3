using System.CommandLine;
using System.Text.Json;
using Simulation.Cli.Analysing;
using Simulation.Cli.Arguments;
using Simulation.Cli.Hosting;
using Simulation.Cli.Laboratory;
using Simulation.Documents.Json;
using Simulation.Documents.Laboratory;
using ParseResult = System.CommandLine.ParseResult;

namespace Simulation.Cli.Commands;

/// <summary><c>estimate MODEL</c>: equations of a model estimated on long series.</summary>
internal sealed class EstimateCommand
{
    private const string Details =
        $"""
        Each equation is estimated by its own text: it must be linear in the parameters that stand in it.
        {ModelOnData.DataHelp}
        --instrument makes it two-stage least squares; give the constant, 1, like any other. --lags names the
        coefficients of successive lags that lie on a polynomial, its degree, and constrained ends.

        Examples:
          simulation estimate klein --data models/examples/klein.csv
          simulation estimate klein --data models/examples/klein.csv --equation cn --instrument 1 \
            --instrument g --instrument t --instrument w2 --instrument time --instrument "p(-1)" \
            --instrument "k(-1)" --instrument "y(-1) + t(-1) - w2(-1)"
          simulation estimate klein --data models/examples/klein.csv --equation i --from 1923 --restrict "b2 + b3 = 1"
          simulation estimate klein --data models/examples/klein.csv --equation cn --from 1925 --ar 2 --json
          simulation estimate my.model --data my.csv --equation y --lags "b0,b1,b2,b3:2:far" --break 2008
        """;

    private readonly CommonOptions common;
    private readonly Surroundings surroundings;
    private readonly Argument<string> model = new("model") { Description = "A model file, or the name of a model.", HelpName = "MODEL" };
    private readonly Option<string[]> equations = Repeated("--equation", "VARIABLE", "Variable whose equation is estimated. Default: every equation with parameters.");
    private readonly Option<int?> from = new("--from") { Description = "First year of the sample. Default: the first in which everything is known.", HelpName = "YEAR" };
    private readonly Option<int?> to = new("--to") { Description = "Last year of the sample.", HelpName = "YEAR" };
    private readonly Option<string[]> instruments = Repeated("--instrument", "EXPRESSION", "An instrument of two-stage least squares.");
    private readonly Option<string[]> restrictions = Repeated("--restrict", "EQUATION", "A linear restriction on coefficients, \"b2 + b3 = 1\".");
    private readonly Option<string[]> lags = Repeated("--lags", "B0,B1,…:DEGREE[:near|far|both]", "A polynomial distributed lag.");
    private readonly Option<int> autoregression = new("--ar") { Description = "Order of autoregressive errors.", HelpName = "P" };
    private readonly Option<int?> breakYear = new("--break") { Description = "First year after a suspected break: Chow's tests.", HelpName = "YEAR" };

    private EstimateCommand(CommonOptions common, Surroundings surroundings) => (this.common, this.surroundings) = (common, surroundings);

    /// <summary>Builds the command.</summary>
    public static Command Create(CommonOptions common, Surroundings surroundings)
    {
        var estimate = new EstimateCommand(common, surroundings);
        var command = new DocumentedCommand("estimate", "Estimate equations of a model on long series.", Details)
        {
            estimate.model, estimate.equations, estimate.from, estimate.to, estimate.instruments, estimate.restrictions, estimate.lags, estimate.autoregression, estimate.breakYear,
        };
        command.SetAction(arguments => (int)estimate.Run(arguments));
        return command;
    }

    private ExitCode Run(ParseResult arguments)
    {
        var subject = ModelOnData.Load(arguments.GetRequiredValue(model), common, arguments, surroundings);
        var document = AnalysisRun.Checked(arguments, () => EstimateAnalysis.Answer(subject, Question(arguments)));
        if (arguments.GetValue(common.Json)) surroundings.Output.WriteLine(JsonSerializer.Serialize(document, DocumentJson.Default.EstimationDocument));
        else new EstimateReport(common.Terminal(arguments, surroundings)).Write(document);
        return ExitCode.Ok;
    }

    private EstimateRequest Question(ParseResult arguments) => new()
    {
        Series = "",
        Equations = arguments.GetValue(equations) ?? [],
        From = arguments.GetValue(from),
        To = arguments.GetValue(to),
        Instruments = arguments.GetValue(instruments) ?? [],
        Restrictions = arguments.GetValue(restrictions) ?? [],
        Lags = [.. (arguments.GetValue(lags) ?? []).Select(LagText.Parse)],
        Autoregression = arguments.GetValue(autoregression),
        Break = arguments.GetValue(breakYear),
    };

    private static Option<string[]> Repeated(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };
}
