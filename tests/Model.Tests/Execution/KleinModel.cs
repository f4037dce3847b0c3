using System.Globalization;
using System.Text.Json;
using Simulation.Model.Execution;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Tests.Execution;

/// <summary>Klein's Model I with its data and published figures.</summary>
internal static class KleinModel
{
    public const int Start = 1922;
    public const int Last = 1941;

    private static readonly Lazy<CompiledModel> Instance = new(() => CompiledModel.Compile(ModelText.Load(Read("klein.model"))));

    public static CompiledModel Compiled => Instance.Value;

    public static JsonElement Expected { get; } = JsonDocument.Parse(Read("klein.expected.json")).RootElement;

    public static Symbol Symbol(string name) => Compiled.Model.Find(name) ?? throw new ArgumentException(name);

    /// <summary>The data: endogenous variables up to the start, what comes from outside in all years.</summary>
    public static PathTable Data()
    {
        var lines = Read("klein.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var names = lines[0].Split(',');
        var values = new PathTable.Builder();
        foreach (var cells in lines.Skip(1).Select(line => line.Split(',')))
        {
            var year = int.Parse(cells[0], CultureInfo.InvariantCulture);
            for (var column = 1; column < names.Length; column++)
            {
                var symbol = Symbol(names[column]);
                if (cells[column].Length > 0 && (year <= Start || symbol.Kind == SymbolKind.Given))
                {
                    values.Set(symbol, year, double.Parse(cells[column], CultureInfo.InvariantCulture));
                }
            }
        }

        return values.Build();
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", name));
}
