using System.CommandLine;
using System.Text.RegularExpressions;
using Simulation.Cli.Checking;
using Simulation.Cli.Commands;
using Simulation.Cli.Hosting;
using Xunit;

namespace Simulation.Cli.Tests.Commands;

/// <summary>Examples below the help of commands: what is printed there must work when it is typed.</summary>
public sealed partial class HelpExampleTests
{
    private static readonly string[] Changes = ["--lever", "--move", "--vary", "--lock"];

    public static TheoryData<string> Examples => [.. Commands().SelectMany(command => ExamplesOf(command.Details))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_AsTyped_IsUnderstood(string example) => Assert.Empty(Parse(example).Errors);

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_OfTheShippedProvince_MovesWhatTheModelHas(string example)
    {
        // The example of optimal-control moved a lever that the model had lost long before.
        if (!example.Contains(" tra-vinh", StringComparison.Ordinal)) return;
        var model = ModelCheck.OfFile(Path.Combine(Golden.Repository, "models", "provincial.model")).Model!;
        var names = model.Symbols.Select(symbol => symbol.Declaration.Name).ToHashSet(StringComparer.Ordinal);

        var words = Parse(example).Tokens.Select(token => token.Value).ToList();
        var moved = words.Zip(words.Skip(1)).Where(pair => Changes.Contains(pair.First)).Select(pair => LeadingName().Match(pair.Second).Value);

        Assert.All(moved, name => Assert.Contains(name, names));
    }

    private static System.CommandLine.ParseResult Parse(string example) => Tree().Parse(example[CommandTree.Program.Length..]);

    private static IEnumerable<DocumentedCommand> Commands() => Tree().Subcommands.OfType<DocumentedCommand>();

    private static Command Tree() => CommandTree.Build(new Surroundings { Output = TextWriter.Null, Error = TextWriter.Null, Folders = [AppContext.BaseDirectory] });

    private static IEnumerable<string> ExamplesOf(string details) => details.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
        .Select(line => line.Trim()).Where(line => line.StartsWith(CommandTree.Program + " ", StringComparison.Ordinal));

    [GeneratedRegex("^[a-z_0-9]+")]
    private static partial Regex LeadingName();
}
