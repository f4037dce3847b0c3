using Simulation.Cli.Charts;
using Simulation.Documents.Wording;
using Spectre.Console;

namespace Simulation.Cli.Hosting;

/// <summary>How a command talks: the language, the characters, the colours and the width that its reader can take.</summary>
internal sealed class Terminal
{
    private const int NarrowestWidth = 60;
    private const int WidestWidth = 160;

    private static readonly string[] LocaleVariables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>A terminal in its surroundings.</summary>
    /// <param name="surroundings">Writers, width and environment.</param>
    /// <param name="language">Language of the reader; null for that of the environment (<c>LC_ALL</c>, <c>LC_MESSAGES</c>, <c>LANG</c>), else English.</param>
    /// <param name="useUnicode">Block and line characters; null for yes on a terminal and no elsewhere.</param>
    public Terminal(Surroundings surroundings, Language? language, bool? useUnicode)
    {
        Language = language ?? LanguageOf(surroundings);
        UseUnicode = useUnicode ?? surroundings.IsOutputTerminal;
        Numbers = new NumberText(Language, UseUnicode);
        Width = Math.Clamp(surroundings.Width, NarrowestWidth, WidestWidth);
        Out = Console(surroundings, surroundings.Output, surroundings.IsOutputTerminal);
        Error = Console(surroundings, surroundings.Error, surroundings.IsErrorTerminal);
        ShowsProgress = surroundings.IsErrorTerminal;
    }

    /// <summary>Language of the reader.</summary>
    public Language Language { get; }

    /// <summary>True when block and line characters may be used.</summary>
    public bool UseUnicode { get; }

    /// <summary>True when somebody watches the error stream: progress is worth showing.</summary>
    public bool ShowsProgress { get; }

    /// <summary>Characters in a line.</summary>
    public int Width { get; }

    /// <summary>Writes numbers and dates.</summary>
    public NumberText Numbers { get; }

    /// <summary>Results.</summary>
    public IAnsiConsole Out { get; }

    /// <summary>Progress and errors.</summary>
    public IAnsiConsole Error { get; }

    /// <summary>A renderer of fan charts for this reader.</summary>
    public FanChartRenderer Charts => new(UseUnicode ? ChartGlyphs.Unicode : ChartGlyphs.Ascii, Numbers, Language);

    /// <summary>Of two wordings of one thing, the reader's.</summary>
    public string Say(string english, string vietnamese) => Language.Say(english, vietnamese);

    /// <summary>A line of plain text; what looks like markup in it is printed as it is.</summary>
    public void Line(string text = "", Style? style = null)
    {
        Out.Write(new Text(text, style ?? Style.Plain));
        Out.WriteLine();
    }

    /// <summary>A heading with an empty line above it.</summary>
    public void Heading(string text)
    {
        Out.WriteLine();
        Line(text, new Style(decoration: Decoration.Bold));
    }

    /// <summary>An empty table in the manner of all our tables: a rule under the head, no frame.</summary>
    public Table Table() => new()
    {
        Border = UseUnicode ? TableBorder.Simple : new PlainBorder(),
        UseSafeBorder = false,
        BorderStyle = new Style(Color.Grey),
        ShowFooters = false,
    };

    private IAnsiConsole Console(Surroundings surroundings, TextWriter writer, bool isTerminal)
    {
        var useColours = isTerminal && string.IsNullOrEmpty(surroundings.Variable("NO_COLOR")) && surroundings.Variable("TERM") != "dumb";
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = useColours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = useColours ? ColorSystemSupport.EightBit : ColorSystemSupport.NoColors,
            Interactive = isTerminal && useColours ? InteractionSupport.Yes : InteractionSupport.No,
        });
        console.Profile.Width = Width;
        console.Profile.Capabilities.Unicode = UseUnicode;
        return console;
    }

    private static Language LanguageOf(Surroundings surroundings)
    {
        var locale = LocaleVariables.Select(surroundings.Variable).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return locale?.StartsWith("vi", StringComparison.OrdinalIgnoreCase) == true ? Language.Vietnamese : Language.English;
    }
}
