using Simulation.Data;

namespace Simulation.Economics.Tests;

/// <summary>What the repository ships.</summary>
internal static class Shipped
{
    /// <summary>The text of the provincial model.</summary>
    public static ModelSource Model { get; } = ReadModel();

    /// <summary>A folder at the root of the source tree.</summary>
    public static string Folder(string name) => DataRoot.FindAbove(AppContext.BaseDirectory, name)
        ?? throw new DirectoryNotFoundException($"No folder {name} above {AppContext.BaseDirectory}: run these tests from a source tree.");

    private static ModelSource ReadModel()
    {
        var bag = new DiagnosticBag();
        return new ModelRepository(Folder("models")).Read("provincial", bag) ?? throw new InvalidDataException("The provincial model cannot be read.");
    }
}
