using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Analysis.Control;
using Simulation.Model.Analysis.GoalSeeking;
using Simulation.Model.Ensembles.Randomness;
using Simulation.Model.Execution;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Simulation.Model.Tests.Analysis;

namespace Simulation.Analysis.Bench;

/// <summary>Goal seek, multipliers, tracking and stochastic simulation of models.</summary>
internal static class ControlMeasurements
{
    private const int Equations = 300;
    private const int Replicas = 10_000;

    public static IEnumerable<Measurement> All()
    {
        var large = LargeModel.Of(Equations);
        var compiled = CompiledModel.Compile(large);
        var setting = ModelSetting.SinglePath(compiled, PathTable.Empty, 2000, 2008);
        var question = new ExactGoalQuestion(
            [.. Enumerable.Range(0, LargeModel.Levers).Select(i => new GoalTarget(large.Find($"x{(60 * i) + 45}")!, 2007, 0.8 + (0.01 * i)))],
            [.. Enumerable.Range(0, LargeModel.Levers).Select(i => new GoalInstrument(new Instrument(large.Find($"effort{i}")!), 2004, 2007))]);
        yield return new Measurement($"exact goal seek, 5 instruments and 5 targets, {Equations} equations, 8 years", "100 ms", 21, () => ExactGoalSeeker.Seek(setting, question));

        ImmutableArray<Instrument> levers = [.. Enumerable.Range(0, LargeModel.Levers).Select(i => new Instrument(large.Find($"effort{i}")!))];
        ImmutableArray<Symbol> indicators = [.. large.Equations.Where(equation => equation.Target.Kind == SymbolKind.Variable).Select(equation => equation.Target)];
        yield return new Measurement($"exact multipliers of 5 levers on {Equations} variables, 8 years", "", 11, () => MultiplierAnalysis.Compute(setting, new MultiplierQuestion(levers, indicators)));

        var data = PathTable.Of(indicators.SelectMany(variable => Enumerable.Range(2001, 8).Select(year => new YearValue(variable, year, 0.85 + (0.1 * Math.Sin(variable.Id + year))))));
        yield return new Measurement($"tracking residuals of {Equations} variables, 8 years", "", 11, () => Tracking.Of(setting, data));

        yield return Klein();
    }

    // Coefficients differ by replica: each is a draw of its own law.
    private static Measurement Klein()
    {
        var model = ModelText.Load(File.ReadAllText("models/examples/klein.model"));
        var projector = CompiledModel.Compile(model).CreateProjector(KleinData(model), AddFactors.None, 1922, 1923, 1941, [model.Find("y")!, model.Find("cn")!]);
        return new Measurement(
            string.Create(CultureInfo.InvariantCulture, $"Klein's Model I, {Replicas:N0} replicas with uncertain coefficients, 19 years"),
            "50 ms",
            21,
            () => projector.RunFromStart(new DrawRange(0, Replicas), new PhiloxLatents(1), new LastSink()));
    }

    private static PathTable KleinData(BoundModel model)
    {
        var lines = File.ReadAllLines("models/examples/klein.csv");
        var names = lines[0].Split(',');
        var values = new PathTable.Builder();
        foreach (var cells in lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')))
        {
            var year = int.Parse(cells[0], CultureInfo.InvariantCulture);
            for (var column = 1; column < names.Length; column++)
            {
                var symbol = model.Find(names[column])!;
                if (cells[column].Length > 0 && (year <= 1922 || symbol.Kind == SymbolKind.Given)) values.Set(symbol, year, double.Parse(cells[column], CultureInfo.InvariantCulture));
            }
        }

        return values.Build();
    }

    /// <summary>Takes every output, so that nothing is left out.</summary>
    private sealed class LastSink : OutputSink
    {
        public double Sum { get; private set; }

        public override void Receive(in OutputBlock block)
        {
            for (var output = 0; output < block.Outputs; output++) Sum += block[output][^1];
        }
    }
}
