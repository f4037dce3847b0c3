using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Execution.Machine;
using Simulation.Model.Execution.Planning;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution;

/// <summary>
/// Projects one segment, one year at a time, for whoever owns it: everything it needs from others and from earlier years is passed in, and
/// nothing is remembered. Values that are the same in all draws are already inside. Immutable and thread-safe.
/// </summary>
public sealed class SegmentProjector
{
    private readonly Dictionary<int, SegmentRun> runs;
    private readonly Dictionary<int, Lazy<SegmentYear>> years;
    private readonly RunPlan plan;
    private readonly SolutionMethod method;

    private SegmentProjector(CompiledModel model, Segment segment, List<SegmentRun> runs, RunPlan plan, SolutionMethod method)
    {
        Segment = segment;
        this.runs = runs.ToDictionary(run => run.Year);
        // Only who projects the segment by itself wants its inputs sorted; a question that composes it does without.
        years = runs.ToDictionary(run => run.Year, run => new Lazy<SegmentYear>(() => SegmentYear.Of(model, run)));
        this.plan = plan;
        this.method = method;
    }

    /// <summary>The segment.</summary>
    public Segment Segment { get; }

    /// <summary>Most private columns of its programs.</summary>
    internal int Registers => runs.Values.Max(run => run.Program.Registers);

    /// <summary>Most slots of its programs.</summary>
    internal int Slots => runs.Values.Max(run => run.Program.Slots);

    /// <summary>
    /// Values by draw that <see cref="Project"/> wants in a year, in order: other segments' of the same year (lag 0), and any of earlier years,
    /// the segment's own too. Earlier than the first year means the ensemble's columns.
    /// </summary>
    public ImmutableArray<LaggedSymbol> Imports(int year) => Of(year).Imports;

    /// <summary>Values by draw that <see cref="Project"/> returns in a year, in order. What is missing is the same in all draws, and known to every segment.</summary>
    public ImmutableArray<Symbol> Exports(int year) => Of(year).Exports;

    /// <summary>Projects one year.</summary>
    /// <param name="year">Calendar year.</param>
    /// <param name="draws">Which draws.</param>
    /// <param name="ensemble">Source of parameters: draw i has those of member i mod Members.</param>
    /// <param name="latents">Random numbers.</param>
    /// <param name="imports">One array for each of <see cref="Imports"/>, <c>[draw − draws.First]</c>.</param>
    /// <param name="exports">One array for each of <see cref="Exports"/>, written.</param>
    /// <exception cref="ArgumentException">The number or length of arrays is wrong, or the ensemble lacks a parameter.</exception>
    /// <exception cref="ConvergenceException">A simultaneous core has no solution in some draw.</exception>
    public void Project(int year, DrawRange draws, Ensemble ensemble, LatentSource latents, IReadOnlyList<double[]> imports, IReadOnlyList<double[]> exports)
    {
        var run = Of(year);
        Check(run.Imports.Length, imports, draws, "imports");
        Check(run.Exports.Length, exports, draws, "exports");
        var workspace = WorkspacePool.Rent(plan.Columns, plan.Slots);
        for (var first = draws.First; first < draws.End;)
        {
            var end = Math.Min(draws.End, ((first / OutputBlock.MaximumDraws) + 1) * OutputBlock.MaximumDraws);
            Block(workspace, run, year, first, (int)(end - first), (int)(first - draws.First), ensemble, latents, imports, exports);
            first = end;
        }

        WorkspacePool.Return(workspace);
    }

    /// <summary>Whether it has anything to compute by draw in a year.</summary>
    internal bool Covers(int year) => runs.ContainsKey(year);

    /// <summary>Its program of a year, with places in the plan it was made with.</summary>
    internal SegmentRun RunOf(int year) => Find(runs, year);

    /// <summary>Everything its program of a year reads and writes by draw.</summary>
    internal IEnumerable<LaggedSymbol> Keys(int year) => RunOf(year).Program.Inputs.Concat(RunOf(year).Program.Exports);

    /// <summary>The numbers that are the same in all draws and that its program of a year reads.</summary>
    internal ReadOnlySpan<double> UniformsOf(int year)
    {
        var run = RunOf(year);
        return plan.Uniforms.AsSpan(run.FirstUniform, run.Program.UniformOperands.Length);
    }

    internal static ImmutableArray<SegmentProjector> Of(CompiledModel model, RunPlan plan, SolutionMethod method) =>
    [
        .. model.Structure.Segments
            .Select(segment => (segment, runs: plan.Years.SelectMany(year => year.Runs).Where(run => run.Segment == segment).ToList()))
            .Where(pair => pair.runs.Count > 0)
            .Select(pair => new SegmentProjector(model, pair.segment, pair.runs, plan, method)),
    ];

    private SegmentYear Of(int year) => Find(years, year).Value;

    private static T Find<T>(Dictionary<int, T> ofYears, int year) => ofYears.TryGetValue(year, out var found) ? found : throw new ArgumentOutOfRangeException(
        nameof(year), year, string.Create(CultureInfo.InvariantCulture, $"The projector covers {ofYears.Keys.Min()} to {ofYears.Keys.Max()}, not {year}."));

    private void Block(
        Workspace workspace, SegmentYear run, int year, long firstDraw, int count, int at,
        Ensemble ensemble, LatentSource latents, IReadOnlyList<double[]> imports, IReadOnlyList<double[]> exports)
    {
        foreach (var (key, column) in run.Parameters)
        {
            var position = ensemble.Find(key, 0) ?? throw new ArgumentException($"The ensemble has no column for the parameter '{key}'.");
            ensemble.CopyTo(position, firstDraw, workspace.Column(column, count));
        }

        foreach (var fill in run.Latents)
        {
            latents.Fill(fill.Latent, fill.Latent.IsYearly ? year : 0, firstDraw, workspace.Column(fill.Column, count));
        }

        for (var i = 0; i < imports.Count; i++)
        {
            imports[i].AsSpan(at, count).CopyTo(workspace.Column(run.ImportColumns[i], count));
        }

        BlockRunner.Execute(workspace, run.Run, plan.FirstRegister, plan.Uniforms, count, firstDraw, method);
        for (var i = 0; i < exports.Count; i++)
        {
            workspace.Column(run.ExportColumns[i], count).CopyTo(exports[i].AsSpan(at, count));
        }
    }

    private static void Check(int wanted, IReadOnlyList<double[]> arrays, DrawRange draws, string name)
    {
        if (arrays.Count != wanted || arrays.Any(array => array.Length < draws.Count))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{wanted} arrays of {draws.Count} draws are wanted; {arrays.Count} are given."), name);
        }
    }

    /// <summary>One year's program, with its inputs sorted by where they come from.</summary>
    private sealed record SegmentYear(
        SegmentRun Run,
        ImmutableArray<LaggedSymbol> Imports,
        ImmutableArray<int> ImportColumns,
        ImmutableArray<Symbol> Exports,
        ImmutableArray<int> ExportColumns,
        ImmutableArray<(Symbol Key, int Column)> Parameters,
        ImmutableArray<LatentFill> Latents)
    {
        public static SegmentYear Of(CompiledModel model, SegmentRun run)
        {
            var inputs = run.Program.Inputs.Select((key, i) => (key, column: run.Columns[i])).ToList();
            var imports = inputs.Where(input => input.key.Symbol.Kind is not (SymbolKind.Parameter or SymbolKind.Latent)).ToList();
            return new SegmentYear(
                run,
                [.. imports.Select(input => input.key)],
                [.. imports.Select(input => input.column)],
                [.. run.Program.Exports.Select(key => key.Symbol)],
                [.. run.Columns.Skip(inputs.Count)],
                [.. inputs.Where(input => input.key.Symbol.Kind == SymbolKind.Parameter).Select(input => (input.key.Symbol, input.column))],
                [.. inputs.Where(input => input.key.Symbol.Kind == SymbolKind.Latent).Select(input => new LatentFill(model.Latents[input.key.Symbol], input.column))]);
        }
    }
}
