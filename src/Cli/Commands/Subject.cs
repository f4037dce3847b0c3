using System.CommandLine;
using Simulation.Cli.Hosting;
using Simulation.Data;

namespace Simulation.Cli.Commands;

/// <summary>What a command is asked about: a model file, an archive or a province.</summary>
internal abstract record Subject
{
    private Subject()
    {
    }

    /// <summary>A model file.</summary>
    public sealed record ModelFile(string Path) : Subject;

    /// <summary>A province in an archive.</summary>
    public sealed record Archive(string Path) : Subject;

    /// <summary>A province of a data folder.</summary>
    public sealed record Province(string Id, string DataFolder) : Subject;

    /// <summary>Finds what a name means: an existing archive or other file or a path that ends in <c>.model</c>, else a province, else a model of the models folder.</summary>
    /// <exception cref="CommandFault">It means nothing; the message lists what there is.</exception>
    public static Subject Find(string name, CommonOptions common, ParseResult arguments, Surroundings surroundings)
    {
        if (File.Exists(name)) return name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? new Archive(name) : new ModelFile(name);
        if (name.EndsWith(".model", StringComparison.Ordinal))
            throw new CommandFault(ExitCode.WrongUsage, $"There is no file '{name}': correct the path.");
        var data = common.DataFolder(arguments, surroundings);
        var provinces = new ProvinceRepository(new DataRoot(data)).Ids;
        if (provinces.Contains(name)) return new Province(name, data);
        var models = common.ModelsFolder(arguments, surroundings);
        var names = new ModelRepository(models).Names;
        if (names.Contains(name)) return new ModelFile(Path.Combine(models, name + ".model"));
        throw new CommandFault(
            ExitCode.WrongUsage, $"'{name}' is neither a file, nor a province ({string.Join(", ", provinces)}), nor a model ({string.Join(", ", names)}): give one of them.");
    }

    /// <summary>The province of this id.</summary>
    /// <exception cref="CommandFault">There is none; the message lists those there are.</exception>
    public static Province FindProvince(string id, CommonOptions common, ParseResult arguments, Surroundings surroundings)
    {
        var data = common.DataFolder(arguments, surroundings);
        var provinces = new ProvinceRepository(new DataRoot(data)).Ids;
        return provinces.Contains(id)
            ? new Province(id, data)
            : throw new CommandFault(ExitCode.WrongUsage, $"There is no province '{id}' in {data}: give one of {string.Join(", ", provinces)}.");
    }
}
