using System.CommandLine;
using Simulation.Cli.Arguments;
using Simulation.Cli.Hosting;
using Simulation.Documents.Questions;
using Simulation.Documents.Sensitivity;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Cli.Commands;

/// <summary>Options that the commands about scenarios share: changes, plan, horizon, draws, seed and figures.</summary>
internal sealed class DecisionOptions
{
    private readonly Option<string[]> levers = Repeated("--lever", "NAME[MEMBER]=VALUE@YEARS", "Set a lever. May be given several times; of two for one year the later stands.");
    private readonly Option<string[]> events = Repeated("--event", "NAME=on|off|p:N@YEARS", "Make an event certain, impossible, or as likely as said.");
    private readonly Option<string?> plan = new("--plan") { Description = "The plan. Default: the province's current one.", HelpName = "ID" };
    private readonly Option<int?> horizon = new("--horizon") { Description = "Last year of the forecast. Default: the province's.", HelpName = "YEAR" };
    private readonly Option<long?> draws = new("--draws") { Description = "Number of draws. Default: the province's.", HelpName = "N" };
    private readonly Option<ulong?> seed = new("--seed") { Description = "Seed of the random numbers. Default: the province's.", HelpName = "N" };

    /// <summary>Id of the province.</summary>
    public Argument<string> Province { get; } = new("province") { Description = "Id of the province.", HelpName = "PROVINCE" };

    /// <summary>Where calibrations are kept.</summary>
    public StoreOptions Store { get; } = new();

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="hasChanges">False for a command whose scenarios are given otherwise.</param>
    public void AddTo(Command command, bool hasChanges = true)
    {
        command.Arguments.Add(Province);
        if (hasChanges)
        {
            command.Options.Add(levers);
            command.Options.Add(events);
        }

        foreach (var option in (Option[])[plan, horizon, draws, seed]) command.Options.Add(option);
        Store.AddTo(command);
    }

    /// <summary>The scenario of <c>--lever</c> and <c>--event</c>; null when nothing is changed.</summary>
    /// <exception cref="CommandFault">A text cannot be read.</exception>
    public ScenarioChoice? Scenario(ParseResult arguments) => ChoiceOf(arguments.GetValue(levers) ?? [], arguments.GetValue(events) ?? []);

    /// <summary>The plan.</summary>
    public string? Plan(ParseResult arguments) => arguments.GetValue(plan);

    /// <summary>The horizon.</summary>
    public int? Horizon(ParseResult arguments) => arguments.GetValue(horizon);

    /// <summary>The draws.</summary>
    public long? Draws(ParseResult arguments) => arguments.GetValue(draws);

    /// <summary>The seed.</summary>
    public ulong? Seed(ParseResult arguments) => arguments.GetValue(seed);

    /// <summary>A scenario in the form of a question.</summary>
    /// <exception cref="CommandFault">A text cannot be read.</exception>
    public static ScenarioChoice? ChoiceOf(string[] levers, string[] events)
    {
        var (scenario, problems) = ScenarioText.Parse(levers, events);
        if (problems.Length > 0) throw new CommandFault(ExitCode.WrongUsage, problems);
        return scenario.Levers.IsEmpty && scenario.Events.IsEmpty ? null : ChoiceOf(scenario);
    }

    /// <summary>A scenario in the form of a question.</summary>
    public static ScenarioChoice ChoiceOf(Scenario scenario) => new()
    {
        Levers = [.. scenario.Levers.Select(change => new LeverRequest { Lever = change.Lever, Sector = change.Member, From = change.FromYear, To = change.ToYear, Value = change.Value })],
        Events =
        [
            .. scenario.Events.Select(change => new EventRequest
            {
                Event = change.Event, Sector = change.Member, From = change.FromYear, To = change.ToYear, Occurs = change.Occurs, Probability = change.Probability,
            }),
        ],
    };

    /// <summary>Figures as typed, <c>grdp_growth[agriculture]@2025</c>.</summary>
    /// <exception cref="CommandFault">A text cannot be read.</exception>
    public static OutcomeRequest[] Outcomes(string[] texts, string option, string? statistic = null) =>
    [
        .. texts.Select(text => ChangeText.TryParse(WithValue(text), out var parts, out _) && (parts.From == parts.To)
            ? new OutcomeRequest { Indicator = parts.Name, Sector = parts.Member, Year = parts.From, Statistic = statistic }
            : throw new CommandFault(ExitCode.WrongUsage, $"{option}: '{text}' is not a figure: write grdp_growth@2024 or grdp_growth[agriculture]@2025.")),
    ];

    /// <summary>Levers with ranges as typed, <c>tfp_effort[services]=0..2@2024..2027</c>; a name alone takes the range of its ambition levels.</summary>
    /// <exception cref="CommandFault">A text cannot be read.</exception>
    public static LeverRangeRequest[] Ranges(string[] texts, string option)
    {
        return [.. texts.Select(Read)];

        LeverRangeRequest Read(string text)
        {
            var fault = new CommandFault(ExitCode.WrongUsage, $"{option}: '{text}' is no lever with a range: write social_investment, tfp_effort[services]=0..2 or load_shift=0..5@2024.");
            if (!ChangeText.TryParse(text.Contains('=', StringComparison.Ordinal) ? text : WithValue(text), out var parts, out _)) throw fault;
            var range = new LeverRangeRequest { Lever = parts.Name, Sector = parts.Member, From = parts.From, To = parts.To };
            if (parts.Value == Placeholder) return range;
            var ends = parts.Value.Split("..", 2);
            return ends.Length == 2 && ChangeText.TryNumber(ends[0], out var low) && ChangeText.TryNumber(ends[1], out var high) ? range with { Minimum = low, Maximum = high } : throw fault;
        }
    }

    /// <summary>An option that may be given several times.</summary>
    public static Option<string[]> Repeated(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };

    private const string Placeholder = "0";

    private static string WithValue(string text) => text.Split('@', 2) is [var name, var years] ? $"{name}={Placeholder}@{years}" : $"{text}={Placeholder}";
}
