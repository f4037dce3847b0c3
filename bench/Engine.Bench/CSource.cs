using System.Globalization;
using System.Text;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Engine.Bench;

/// <summary>
/// Writes a bound model as one fused C loop: all equations of a year for one draw after the other, vectorised by the compiler over draws.
/// Blocks of draws outside, years inside, so that state, shocks and outputs stay in the cache: the fastest plain form we know.
/// </summary>
internal sealed class CSource
{
    private const int Block = OutputBlock.MaximumDraws;
    private readonly BoundModel model;
    private readonly StringBuilder text = new();
    private readonly Dictionary<LaggedSymbol, int> states;
    private readonly Dictionary<Symbol, int> parameters;
    private readonly Dictionary<Symbol, int> shocks;
    private readonly Dictionary<(double, double), int> tables = [];
    private readonly HashSet<Symbol> determined;

    public CSource(CompiledModel compiled, IReadOnlyList<Symbol> outputs)
    {
        model = compiled.Model;
        Outputs = outputs;
        Levers = [.. compiled.Structure.Segments.SelectMany(segment => segment.Paths).Distinct()];
        States = [.. compiled.Structure.States];
        Parameters = [.. model.Parameters.Select(equation => equation.Target)];
        Shocks = [.. compiled.Structure.Segments.SelectMany(segment => segment.Latents).Distinct()];
        Equations = [.. compiled.Structure.Segments.SelectMany(segment => segment.Equations)];
        if (compiled.Structure.Cores.Length > 0)
        {
            throw new NotSupportedException("The C form is for recursive models.");
        }

        states = Index(States);
        parameters = Index(Parameters);
        shocks = Index(Shocks);
        determined = [.. Equations.Select(equation => equation.Target)];
    }

    public IReadOnlyList<Symbol> Outputs { get; }

    public IReadOnlyList<LaggedSymbol> Levers { get; }

    public IReadOnlyList<LaggedSymbol> States { get; }

    public IReadOnlyList<Symbol> Parameters { get; }

    public IReadOnlyList<Symbol> Shocks { get; }

    public IReadOnlyList<Equation> Equations { get; }

    /// <summary>
    /// C text of <c>void run(long n, int years, const double *par, const double *start, const double *shock, const double *lever, double *sum)</c>:
    /// parameters [p][n], starting state [s][n], shocks [year][k][256] used for every block, levers [year][l]; adds up every output of the last year.
    /// </summary>
    public string Write()
    {
        var body = new StringBuilder();
        foreach (var equation in Equations)
        {
            body.AppendLine(CultureInfo.InvariantCulture, $"        double {Name(equation.Target)} = {Left(equation)};");
        }

        text.AppendLine("#include <math.h>").AppendLine("#include <string.h>");
        foreach (var (shapes, number) in tables)
        {
            WriteTable(BetaTable.Of(shapes.Item1, shapes.Item2), number);
        }

        text.AppendLine(CultureInfo.InvariantCulture, $$"""
            static double st[{{Math.Max(States.Count, 1)}}][{{Block}}] __attribute__((aligned(64)));
            static double pa[{{Math.Max(Parameters.Count, 1)}}][{{Block}}] __attribute__((aligned(64)));
            static double ou[{{Outputs.Count}}][{{Block}}] __attribute__((aligned(64)));
            void run(long n, int years, const double *par, const double *start, const double *shock, const double *lever, double *sum) {
              for (long b = 0; b + {{Block}} <= n; b += {{Block}}) {
                for (int k = 0; k < {{Parameters.Count}}; k++) memcpy(pa[k], par + k * n + b, sizeof pa[k]);
                for (int k = 0; k < {{States.Count}}; k++) memcpy(st[k], start + k * n + b, sizeof st[k]);
                for (int t = 0; t < years; t++) {
                  const double (*restrict e)[{{Block}}] = (const double (*)[{{Block}}])(shock + (long)t * {{Shocks.Count * Block}});
                  const double *restrict l = lever + t * {{Levers.Count}};
                  const double year = 2024 + t;
            """);
        for (var i = 0; i < Levers.Count; i++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"      const double l{i} = l[{i}];");
        }

        text.AppendLine("      #pragma omp simd").AppendLine(CultureInfo.InvariantCulture, $"      for (int i = 0; i < {Block}; i++) {{").Append(body);
        foreach (var state in States.OrderByDescending(state => state.Lag))
        {
            var now = state.Lag == 0 ? Name(state.Symbol) : $"st[{states[new LaggedSymbol(state.Symbol, state.Lag - 1)]}][i]";
            text.AppendLine(CultureInfo.InvariantCulture, $"        st[{states[state]}][i] = {now};");
        }

        for (var i = 0; i < Outputs.Count; i++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"        ou[{i}][i] = {Name(Outputs[i])};");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $$"""
                  }
                }
                for (int k = 0; k < {{Outputs.Count}}; k++) for (int i = 0; i < 8; i++) sum[k] += ou[k][i];
              }
            }
            """);
        return text.ToString();
    }

    private static Dictionary<T, int> Index<T>(IEnumerable<T> items)
        where T : notnull => items.Select((item, index) => (item, index)).ToDictionary(pair => pair.item, pair => pair.index);

    private static string Name(Symbol symbol) => $"v{symbol.Id}";

    private string Left(Equation equation) => equation.Form switch
    {
        LeftForm.Level => Right(equation.Right),
        LeftForm.Log => $"exp({Right(equation.Right)})",
        LeftForm.Difference => $"{Lagged(equation.Target, 1)} + {Right(equation.Right)}",
        LeftForm.LogDifference => $"{Lagged(equation.Target, 1)} * exp({Right(equation.Right)})",
        _ => $"1 / (1 + exp(-({Right(equation.Right)})))",
    };

    private string Lagged(Symbol symbol, int lag)
    {
        if (symbol.Kind == SymbolKind.Constant)
        {
            return Number(symbol.Default ?? 0);
        }

        if (parameters.TryGetValue(symbol, out var parameter))
        {
            return $"pa[{parameter}][i]";
        }

        if (shocks.TryGetValue(symbol, out var shock))
        {
            return $"e[{shock}][i]";
        }

        return determined.Contains(symbol)
            ? lag == 0 ? Name(symbol) : $"st[{states[new LaggedSymbol(symbol, lag - 1)]}][i]"
            : $"l{Levers.ToList().IndexOf(new LaggedSymbol(symbol, lag))}";
    }

    private static string Number(double value) => double.IsInteger(value) && Math.Abs(value) < 1e15 ? value.ToString("F1", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture);

    private string Right(Expression expression) => expression switch
    {
        Number number => Number(number.Value),
        Reference reference => Lagged(reference.Symbol, reference.Lag),
        CurrentYear => "year",
        Unary unary => unary.Operator switch
        {
            UnaryOperator.Negate => $"(-{Right(unary.Operand)})",
            UnaryOperator.Not => $"({Right(unary.Operand)} == 0 ? 1.0 : 0.0)",
            UnaryOperator.Exp => $"exp({Right(unary.Operand)})",
            UnaryOperator.Log => $"log({Right(unary.Operand)})",
            UnaryOperator.Sqrt => $"sqrt({Right(unary.Operand)})",
            UnaryOperator.Abs => $"fabs({Right(unary.Operand)})",
            _ => $"(1 / (1 + exp(-({Right(unary.Operand)}))))",
        },
        Binary { Operator: BinaryOperator.Subtract, Left: Unary { Operator: UnaryOperator.Log } a, Right: Unary { Operator: UnaryOperator.Log } b } =>
            $"log({Right(a.Operand)} / {Right(b.Operand)})",
        Binary binary => Pair(binary.Operator, Right(binary.Left), Right(binary.Right)),
        Conditional conditional => $"({Right(conditional.Condition)} != 0 ? {Right(conditional.WhenTrue)} : {Right(conditional.WhenFalse)})",
        BetaQuantile quantile => Quantile(quantile),
        _ => throw new NotSupportedException(expression.GetType().Name),
    };

    private static string Pair(BinaryOperator op, string a, string b) => op switch
    {
        BinaryOperator.Add => $"({a} + {b})",
        BinaryOperator.Subtract => $"({a} - {b})",
        BinaryOperator.Multiply => $"({a} * {b})",
        BinaryOperator.Divide => $"({a} / {b})",
        BinaryOperator.Power => $"pow({a}, {b})",
        BinaryOperator.Min => $"fmin({a}, {b})",
        BinaryOperator.Max => $"fmax({a}, {b})",
        BinaryOperator.Less => $"({a} < {b} ? 1.0 : 0.0)",
        BinaryOperator.LessOrEqual => $"({a} <= {b} ? 1.0 : 0.0)",
        BinaryOperator.Greater => $"({a} > {b} ? 1.0 : 0.0)",
        BinaryOperator.GreaterOrEqual => $"({a} >= {b} ? 1.0 : 0.0)",
        BinaryOperator.Equal => $"({a} == {b} ? 1.0 : 0.0)",
        BinaryOperator.NotEqual => $"({a} != {b} ? 1.0 : 0.0)",
        BinaryOperator.And => $"({a} != 0 && {b} != 0 ? 1.0 : 0.0)",
        _ => $"({a} != 0 || {b} != 0 ? 1.0 : 0.0)",
    };

    private string Quantile(BetaQuantile quantile)
    {
        var shapes = (quantile.Alpha, quantile.BetaShape);
        if (!tables.TryGetValue(shapes, out var number))
        {
            tables.Add(shapes, number = tables.Count);
        }

        return $"beta{number}({Right(quantile.Score)})";
    }

    // The same quantile tabulated for linear interpolation: less work than the engine's cubic table, to the advantage of C.
    private void WriteTable(BetaTable table, int number)
    {
        var values = Enumerable.Range(0, 1089).Select(i => Number(table.Evaluate(-8.5 + (i / 64.0))));
        text.AppendLine(CultureInfo.InvariantCulture, $"static const double b{number}[] = {{{string.Join(',', values)}}};");
        text.AppendLine(CultureInfo.InvariantCulture, $$"""
            static inline double beta{{number}}(double z) {
              double x = fmin(fmax((z + 8.5) * 64, 0.0), 1087.0); int k = (int)x; return b{{number}}[k] + (x - k) * (b{{number}}[k + 1] - b{{number}}[k]);
            }
            """);
    }
}
