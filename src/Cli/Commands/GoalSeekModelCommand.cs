using System.CommandLine;
using System.Text.Json;
using Simulation.Cli.Analysing;
using Simulation.Cli.Arguments;
using Simulation.Cli.Hosting;
using Simulation.Cli.Laboratory;
using Simulation.Documents.Json;
using Simulation.Documents.Laboratory;

namespace Simulation.Cli.Commands;

/// <summary><c>goal-seek-model MODEL</c>: as many instruments as targets on one path of a model, each target met to the last digits.</summary>
internal sealed class GoalSeekModelCommand
{
    private const string Details =
        $"""
        A target is NAME=VALUE@YEAR, with growth: or difference: before it for a growth rate or a change. An
        instrument is NAME@YEARS with one value over its years: a given path or lever, or a variable for the
        add-factor of its equation.
        {ModelOnData.DataHelp}

        Examples:
          simulation goal-seek-model klein --data models/examples/klein.csv --from 1940 \
            --reach cn=66@1940 --reach cn=78@1941 --reach y=77@1940 --reach y=98@1941 \
            --move w2@1940 --move w2@1941 --move g@1940 --move g@1941
          simulation goal-seek-model klein --data models/examples/klein.csv --from 1939 --reach growth:y=5@1940 --move i@1940 --json
        """;

    private readonly CommonOptions common;
    private readonly Surroundings surroundings;
    private readonly Argument<string> model = new("model") { Description = "A model file, or the name of a model.", HelpName = "MODEL" };
    private readonly Option<string[]> targets = Repeated("--reach", "NAME=VALUE@YEAR", "A target.");
    private readonly Option<string[]> instruments = Repeated("--move", "NAME@YEARS", "An instrument.");
    private readonly Option<int?> from = new("--from") { Description = "First year computed. Default: the first that has all its lags.", HelpName = "YEAR" };
    private readonly Option<int?> to = new("--to") { Description = "Last year computed.", HelpName = "YEAR" };

    private GoalSeekModelCommand(CommonOptions common, Surroundings surroundings) => (this.common, this.surroundings) = (common, surroundings);

    /// <summary>Builds the command.</summary>
    public static Command Create(CommonOptions common, Surroundings surroundings)
    {
        var seek = new GoalSeekModelCommand(common, surroundings);
        var command = new DocumentedCommand("goal-seek-model", "Meet as many targets of a model as there are instruments, exactly.", Details) { seek.model, seek.targets, seek.instruments, seek.from, seek.to };
        command.SetAction((arguments, cancellation) => Task.FromResult((int)seek.Run(arguments, cancellation)));
        return command;
    }

    private ExitCode Run(ParseResult arguments, CancellationToken cancellation)
    {
        var request = new ModelGoalRequest
        {
            Series = "",
            Targets = [.. (arguments.GetValue(targets) ?? []).Select(ControlText.Target)],
            Instruments = [.. (arguments.GetValue(instruments) ?? []).Select(ControlText.Instrument)],
            From = arguments.GetValue(from),
            To = arguments.GetValue(to),
        };
        var subject = ModelOnData.Load(arguments.GetRequiredValue(model), common, arguments, surroundings);
        var document = AnalysisRun.Checked(arguments, () => ModelGoalAnalysis.Answer(subject, request, cancellation));
        if (arguments.GetValue(common.Json)) surroundings.Output.WriteLine(JsonSerializer.Serialize(document, DocumentJson.Default.ModelGoalDocument));
        else new ModelGoalReport(common.Terminal(arguments, surroundings)).Write(document);
        return ExitCode.Ok;
    }

    private static Option<string[]> Repeated(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };
}
