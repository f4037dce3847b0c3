using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Simulation.Cli.Analysing;
using Simulation.Cli.Hosting;
using Simulation.Cli.Laboratory;
using Simulation.Documents.Control;
using Simulation.Documents.Json;
using Simulation.Documents.Laboratory;
using Spectre.Console;

namespace Simulation.Cli.Commands;

/// <summary><c>track MODEL</c>: add-factors with which a model reproduces its data exactly.</summary>
internal sealed class TrackCommand
{
    private const string Details =
        $"""
        What each equation misses, in the units of its left side. Added back as add-factors, the model gives the
        data to the last digits: the start of every forecast that is to join the facts.
        {ModelOnData.DataHelp}

        Examples:
          simulation track klein --data models/examples/klein.csv
          simulation track klein --data models/examples/klein.csv --from 1930 --variable cn --json
        """;

    private readonly CommonOptions common;
    private readonly Surroundings surroundings;
    private readonly Argument<string> model = new("model") { Description = "A model file, or the name of a model.", HelpName = "MODEL" };
    private readonly Option<int?> from = new("--from") { Description = "First year tracked. Default: the first that has all its lags.", HelpName = "YEAR" };
    private readonly Option<int?> to = new("--to") { Description = "Last year tracked.", HelpName = "YEAR" };
    private readonly Option<string[]> variables = new("--variable") { Description = "Variable to track; the rest is computed. Default: all with data.", HelpName = "NAME", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };

    private TrackCommand(CommonOptions common, Surroundings surroundings) => (this.common, this.surroundings) = (common, surroundings);

    /// <summary>Builds the command.</summary>
    public static Command Create(CommonOptions common, Surroundings surroundings)
    {
        var track = new TrackCommand(common, surroundings);
        var command = new DocumentedCommand("track", "Find the add-factors with which a model reproduces its data.", Details) { track.model, track.from, track.to, track.variables };
        command.SetAction(arguments => (int)track.Run(arguments));
        return command;
    }

    private ExitCode Run(ParseResult arguments)
    {
        var subject = ModelOnData.Load(arguments.GetRequiredValue(model), common, arguments, surroundings);
        var request = new TrackRequest { Series = "", Variables = arguments.GetValue(variables) ?? [], From = arguments.GetValue(from), To = arguments.GetValue(to) };
        var document = AnalysisRun.Checked(arguments, () => TrackAnalysis.Answer(subject, request));
        if (arguments.GetValue(common.Json)) surroundings.Output.WriteLine(JsonSerializer.Serialize(document, DocumentJson.Default.TrackingDocument));
        else Show(common.Terminal(arguments, surroundings), document);
        return ExitCode.Ok;
    }

    private static void Show(Terminal terminal, TrackingDocument document)
    {
        var miss = document.LargestMiss.ToString("0e+0", CultureInfo.InvariantCulture);
        terminal.Line(
            terminal.Say(
                $"{document.Model}: run with these add-factors, the model gives the data to {miss} of their size.",
                $"{document.Model}: với các số hiệu chỉnh này, mô hình cho lại số liệu với sai lệch tương đối {miss}."),
            new Style(decoration: Decoration.Bold));
        Tables.Write(
            terminal,
            [terminal.Say("variable", "biến"), terminal.Say("years", "năm"), terminal.Say("root mean square", "căn bình phương TB"), terminal.Say("least", "nhỏ nhất"), terminal.Say("greatest", "lớn nhất"), terminal.Say("last", "cuối")],
            document.Variables.Select(variable => (IReadOnlyList<string>)
            [
                variable.Variable,
                FormattableString.Invariant($"{variable.Years[0]}-{variable.Years[^1]}"),
                terminal.Numbers.Significant(variable.RootMeanSquare, 5),
                terminal.Numbers.Significant(variable.Residuals.Min(), 5),
                terminal.Numbers.Significant(variable.Residuals.Max(), 5),
                terminal.Numbers.Significant(variable.Residuals[^1], 5),
            ]));
    }
}
