using System.Globalization;
using System.Text.Json;
using Simulation.Model.Execution;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Simulation.Model.Tests.Execution;

namespace Simulation.Model.Tests.Analysis;

/// <summary>The shipped example: Klein's Model I with its coefficients as parameters, its data, and published figures.</summary>
internal static class KleinExample
{
    public static BoundModel Model { get; } = ModelText.Load(File.ReadAllText(Repository.File("models", "examples", "klein.model")));

    /// <summary>Everything observed, 1920-1941.</summary>
    public static PathTable Data { get; } = Read();

    public static JsonElement Published { get; } =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "klein.expected.json"))).RootElement;

    public static Symbol Symbol(string name) => Model.Find(name) ?? throw new ArgumentException(name);

    private static PathTable Read()
    {
        var lines = File.ReadAllLines(Repository.File("models", "examples", "klein.csv"));
        var names = lines[0].Split(',');
        var values = new PathTable.Builder();
        foreach (var cells in lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')))
        {
            for (var column = 1; column < names.Length; column++)
            {
                if (cells[column].Length > 0)
                    values.Set(Symbol(names[column]), int.Parse(cells[0], CultureInfo.InvariantCulture), double.Parse(cells[column], CultureInfo.InvariantCulture));
            }
        }

        return values.Build();
    }
}
