using Simulation.Contracts.Questions;
using Simulation.Contracts.Sweeps;
using Simulation.Model.Plans.Sweeps;

namespace Simulation.Grains.Sweeps;

/// <summary>The points of a sweep: province by province, each with every combination of the axes, or every row of the sample.</summary>
internal sealed class SweepPoints
{
    private readonly SweepTicket sweep;
    private readonly SweepDesign design;

    public SweepPoints(SweepTicket sweep)
    {
        this.sweep = sweep;
        design = sweep.Sample is { } count
            ? SweepDesign.Sample([.. sweep.Axes.Select(axis => (axis.Values.Min(), axis.Values.Max()))], count, sweep.SampleSeed)
            : SweepDesign.Grid([.. sweep.Axes.Select(axis => axis.Values)]);
    }

    /// <summary>Number of points of a sweep, without making them.</summary>
    public static long CountOf(SweepTicket sweep) =>
        SweepDesign.GridSize([sweep.Provinces.Length, .. sweep.Sample is { } count ? [count] : sweep.Axes.Select(axis => axis.Values.Length)]);

    /// <summary>A point: its province, the levers' values and the question.</summary>
    public (SweepProvince Province, double[] Values, SimulationQuestion Question) At(int point)
    {
        var values = design[point % design.Count];
        // The sweep's settings come last: where the common question sets the same lever, they hold.
        LeverSetting[] levers = [.. sweep.Question.Levers, .. sweep.Axes.Select((axis, i) => new LeverSetting(axis.Lever, axis.Sector, axis.From, axis.To, values[i]))];
        return (sweep.Provinces[point / design.Count], values, sweep.Question with { Levers = levers });
    }
}
