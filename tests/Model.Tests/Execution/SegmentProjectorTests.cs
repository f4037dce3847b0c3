using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;
using Xunit;

namespace Simulation.Model.Tests.Execution;

public sealed class SegmentProjectorTests
{
    private const int Base = 2020;
    private const int Last = 2024;
    private static readonly HashLatents Latents = new();

    [Fact]
    public void Segments_RunOneAfterTheOther_SameBitsAsTheWhole()
    {
        var (projector, ensemble, outputs) = Forecast();
        var draws = new DrawRange(100, 600);
        var whole = new KeepingSink(draws, outputs.Length, Base + 1, Last);
        projector.RunFrom(ensemble, draws, Latents, whole);

        var board = new Board(ensemble, draws);
        for (var year = Base + 1; year <= Last; year++)
        {
            foreach (var segment in projector.Segments)
            {
                var exports = segment.Exports(year).Select(symbol => board.Add(symbol, year)).ToArray();
                segment.Project(year, draws, ensemble, Latents, [.. segment.Imports(year).Select(import => board.Read(import, year))], exports);
            }
        }

        for (var output = 0; output < outputs.Length; output++)
        {
            for (var year = Base + 1; year <= Last; year++)
            {
                Assert.Equal(whole[output, year], board.Read(new LaggedSymbol(outputs[output], 0), year));
            }
        }
    }

    [Fact]
    public void Segments_OfTheProvincialModel_AreFewAndOwned()
    {
        var segments = ProvincialModel.Compiled.Structure.Segments;

        Assert.InRange(segments.Length, 5, 12);
        Assert.Equal(["agriculture", "industry", "product_taxes", "services"], segments.Select(segment => segment.Office).OfType<string>().Distinct().Order());
        Assert.All(segments, segment => Assert.All(segment.Equations, equation => Assert.Equal(segment.Office, equation.Office)));
    }

    [Fact]
    public void Project_WrongNumberOfImports_IsRefused()
    {
        var (projector, ensemble, _) = Forecast();

        var error = Assert.Throws<ArgumentException>(() =>
            projector.Segments.First(segment => segment.Imports(Last).Length > 0).Project(Last, new DrawRange(0, 8), ensemble, Latents, [], []));

        Assert.Contains("are wanted", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Project_YearOutsideTheProjection_NamesTheYears()
    {
        var (projector, _, _) = Forecast();

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => projector.Segments[0].Imports(Last + 1));

        Assert.Contains($"{Base + 1} to {Last}", error.Message, StringComparison.Ordinal);
    }

    private static (Projector Projector, Ensemble Ensemble, Symbol[] Outputs) Forecast()
    {
        var compiled = ProvincialModel.Compiled;
        Symbol[] outputs = [.. ProvincialModel.Variables.Where(symbol => symbol.Declaration.Published is not null && !symbol.Name.StartsWith("installed", StringComparison.Ordinal) && symbol.Name != "total_social_investment")];
        var paths = ProvincialModel.Paths(2015, Last);
        var ensemble = compiled.CreateProjector(paths, AddFactors.None, 2015, 2016, Base, []).Capture(new DrawRange(0, 48), Latents);
        return (compiled.CreateProjector(paths, AddFactors.None, Base, Base + 1, Last, outputs), ensemble, outputs);
    }

    /// <summary>Where segments leave their exports and find their imports.</summary>
    private sealed class Board(Ensemble ensemble, DrawRange draws)
    {
        private readonly Dictionary<(Symbol, int), double[]> columns = [];

        public double[] Add(Symbol symbol, int year) => columns[(symbol, year)] = new double[draws.Count];

        public double[] Read(LaggedSymbol import, int year)
        {
            var at = (import.Symbol, year - import.Lag);
            return columns.TryGetValue(at, out var column) ? column : columns[at] = FromEnsemble(import.Symbol, Base - at.Item2);
        }

        private double[] FromEnsemble(Symbol symbol, int lag)
        {
            var members = ensemble.Column(symbol, lag).ToArray();
            return [.. Enumerable.Range(0, draws.Count).Select(i => members[(draws.First + i) % members.Length])];
        }
    }
}
