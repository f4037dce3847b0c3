using System.CommandLine;
using Simulation.Cli.Hosting;
using Simulation.Documents.Wording;

namespace Simulation.Cli.Commands;

/// <summary>Options that every command understands.</summary>
internal sealed class CommonOptions
{
    /// <summary>The folder of provinces.</summary>
    public Option<string?> Data { get; } = new("--data")
    {
        Description = "Folder of the provinces' data. Default: the nearest folder 'data' here or above.",
        HelpName = "DIR",
        Recursive = true,
    };

    /// <summary>The folder of models.</summary>
    public Option<string?> Models { get; } = new("--models")
    {
        Description = "Folder of the model files. Default: the nearest folder 'models' here or above.",
        HelpName = "DIR",
        Recursive = true,
    };

    /// <summary>Only machine-readable output.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Print JSON and nothing else on the standard output.", Recursive = true };

    private Option<Language?> Lang { get; } = new("--lang")
    {
        Description = "Language of the output, en or vi. Default: the language of the environment, else en.",
        HelpName = "en|vi",
        Recursive = true,
        CustomParser = result =>
        {
            if (result.Tokens is [{ Value: "en" or "vi" } token]) return token.Value == "vi" ? Language.Vietnamese : Language.English;
            result.AddError($"--lang cannot be '{string.Join(' ', result.Tokens)}': write en or vi.");
            return null;
        },
    };

    private Option<bool> Unicode { get; } = new("--unicode") { Description = "Draw with block and line characters also into a pipe or a file.", Recursive = true };

    private Option<bool> NoUnicode { get; } = new("--no-unicode") { Description = "Draw with ASCII characters also on a terminal.", Recursive = true };

    /// <summary>Adds all of them to the root command.</summary>
    public void AddTo(Command root)
    {
        foreach (Option option in new Option[] { Data, Models, Json, Lang, Unicode, NoUnicode })
            root.Options.Add(option);
        NoUnicode.Validators.Add(result =>
        {
            if (result.GetValue(Unicode) && result.GetValue(NoUnicode))
                result.AddError("--unicode and --no-unicode exclude each other: give one of them.");
        });
    }

    /// <summary>The terminal these options ask for.</summary>
    public Terminal Terminal(ParseResult arguments, Surroundings surroundings) => new(
        surroundings,
        arguments.GetValue(Lang),
        arguments.GetValue(NoUnicode) ? false : arguments.GetValue(Unicode) ? true : null);

    /// <summary>The folder of provinces.</summary>
    /// <exception cref="CommandFault">There is none.</exception>
    public string DataFolder(ParseResult arguments, Surroundings surroundings) => Folder(arguments.GetValue(Data), "data", surroundings);

    /// <summary>The folder of models.</summary>
    /// <exception cref="CommandFault">There is none.</exception>
    public string ModelsFolder(ParseResult arguments, Surroundings surroundings) => Folder(arguments.GetValue(Models), "models", surroundings);

    private static string Folder(string? given, string name, Surroundings surroundings)
    {
        if (given is null)
        {
            return surroundings.Find(name) ?? throw new CommandFault(
                ExitCode.WrongUsage, $"There is no folder '{name}' here or above: run inside the repository, or give --{name} DIR.");
        }

        return Directory.Exists(given) ? given : throw new CommandFault(ExitCode.WrongUsage, $"--{name}: the folder '{given}' does not exist: give one that does.");
    }
}
