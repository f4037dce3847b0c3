using Simulation.Contracts.Sectors;
using Simulation.Model.Execution;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Grains.Sectors;

/// <summary>What sectors lend, and what shards make of it.</summary>
internal static class SectorLoans
{
    /// <summary>The segments of a sector.</summary>
    public static SectorLoan Lend(PreparedForecast forecast, string office) => new() { Office = office, Projectors = [.. Owned(forecast, office)] };

    /// <summary>All segments of a run in order of evaluation: the lent ones, and the province's own.</summary>
    /// <param name="forecast">The borrower's preparation of the run.</param>
    /// <param name="loans">One loan of each sector.</param>
    public static SegmentProjector[] Join(PreparedForecast forecast, IEnumerable<SectorLoan> loans) =>
    [
        .. loans.SelectMany(loan => loan.Projectors ?? Owned(forecast, loan.Office))
            .Concat(Owned(forecast, office: null))
            .OrderBy(segment => segment.Segment.Number),
    ];

    private static IEnumerable<SegmentProjector> Owned(PreparedForecast forecast, string? office) =>
        forecast.Projector.Segments.Where(segment => segment.Segment.Office == office);
}
