using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using Simulation.Model.Execution;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using References = Simulation.Model.Language.References;

namespace Simulation.Model.Analysis.Estimation.Numerics;

/// <summary>
/// The data of a regression. With autoregressive errors of order p, the first p rows are the years before the sample.
/// </summary>
/// <param name="FirstYear">First year of the sample.</param>
/// <param name="Before">p, rows before it.</param>
/// <param name="Y">Left side less offset, <c>[p + n]</c>.</param>
/// <param name="X">Regressors, <c>[p + n, k]</c>.</param>
/// <param name="Z">Instruments, <c>[p + n, m]</c>; null for least squares.</param>
internal sealed record Sample(int FirstYear, int Before, Vector<double> Y, Matrix<double> X, Matrix<double>? Z)
{
    /// <summary>Observations n.</summary>
    public int Count => Y.Count - Before;

    /// <summary>Evaluates an equation on data.</summary>
    /// <exception cref="EstimationException">There are no years, or a value is missing among them.</exception>
    public static Sample Of(LinearEquation equation, PathTable data, EstimationQuestion question)
    {
        var columns = Columns(equation, question);
        double Value(Symbol symbol, int year) => data.TryGet(symbol, year, out var value) ? value
            // Shocks are the errors of the regression.
            : symbol.Kind is SymbolKind.Shock or SymbolKind.Latent ? 0 : double.NaN;
        bool IsKnown(int year) => columns.TrueForAll(column => double.IsFinite(ExpressionValue.Of(column.Expression, year, Value)));

        var p = question.AutoregressiveOrder;
        var (from, to) = Range(equation, data, question, IsKnown);
        var rows = new double[to - from + 1 + p][];
        for (var year = from - p; year <= to; year++)
            rows[year - from + p] = [.. columns.Select(column => Checked(equation, column, year, ExpressionValue.Of(column.Expression, year, Value)))];

        var all = Matrix<double>.Build.DenseOfRowArrays(rows);
        var k = equation.Terms.Length;
        return new Sample(from, p, all.Column(0) - all.Column(1), all.SubMatrix(0, rows.Length, 2, k), question.Instruments.IsEmpty ? null : all.SubMatrix(0, rows.Length, 2 + k, question.Instruments.Length));
    }

    private static List<(string What, Expression Expression)> Columns(LinearEquation equation, EstimationQuestion question) =>
    [
        ("the left side", equation.Left),
        ("the part without parameters", equation.Offset),
        .. equation.Terms.Select(term => ($"the regressor {term.Text}", term.Regressor)),
        .. question.Instruments.Select(instrument => ($"the instrument {ExpressionPrinter.Print(instrument)}", instrument)),
    ];

    private static (int From, int To) Range(LinearEquation equation, PathTable data, EstimationQuestion question, Predicate<int> isKnown)
    {
        var years = data.Entries.Select(entry => entry.Year).Distinct().Order().ToList();
        var known = years.Where(year => isKnown(year)).ToList();
        if (known.Count == 0)
        {
            throw new EstimationException(equation.Name, "there is no year in which its left side, all regressors and all instruments are known.", $"Give data for {Names(equation, data)}.");
        }

        if (question.FirstYear is null && known[0] + question.AutoregressiveOrder > known[^1])
        {
            throw new EstimationException(
                equation.Name,
                string.Create(CultureInfo.InvariantCulture, $"autoregression of order {question.AutoregressiveOrder} leaves no year of {known[0]}-{known[^1]}."),
                "Give a lower order, or longer series.");
        }

        return (question.FirstYear ?? known[0] + question.AutoregressiveOrder, question.LastYear ?? known[^1]) is var range && range.Item1 <= range.Item2
            ? range
            : throw new EstimationException(equation.Name, string.Create(CultureInfo.InvariantCulture, $"the sample {range.Item1}-{range.Item2} has no years."), "Give a first year before the last.");
    }

    private static string Names(LinearEquation equation, PathTable data)
    {
        var given = data.Entries.Select(entry => entry.Symbol).ToHashSet();
        var needed = References.In(equation.Left).Concat(equation.Terms.SelectMany(term => References.In(term.Regressor))).Concat(References.In(equation.Offset)).Select(reference => reference.Symbol).Distinct().ToList();
        var missing = needed.Where(symbol => !given.Contains(symbol) && symbol.Kind is not (SymbolKind.Shock or SymbolKind.Latent)).ToList();
        return string.Join(", ", missing.Count > 0 ? missing : needed);
    }

    private static double Checked(LinearEquation equation, (string What, Expression Expression) column, int year, double value) => double.IsFinite(value)
        ? value
        : throw new EstimationException(
            equation.Name,
            string.Create(CultureInfo.InvariantCulture, $"{column.What} has no value in {year}."),
            "Give data for that year, or a sample that leaves it out.");
}
