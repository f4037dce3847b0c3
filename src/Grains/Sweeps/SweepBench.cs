using Simulation.Contracts.Sweeps;
using Simulation.Contracts.Work;
using Simulation.Grains.Faults;
using Simulation.Grains.Forecasts;
using Simulation.Grains.Provinces;
using Simulation.Grains.Work;
using Simulation.Model.Execution;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Grains.Sweeps;

/// <summary>Computes points of sweeps in this silo. A point that cannot be computed is a row that says so; the others go on.</summary>
internal sealed class SweepBench(ProvinceWorkshop workshop, InteractiveGate gate)
{
    /// <summary>The rows of a handful of points.</summary>
    public async Task<SweepRow[]> ComputeAsync(WorkPiece piece, PieceProgress progress, CancellationToken cancellation)
    {
        var sweep = piece.Order.Sweep!;
        var provinces = new Dictionary<string, PreparedProvince>(StringComparer.Ordinal);
        foreach (var province in sweep.Provinces)
            provinces[province.Province] = await workshop.PreparedAsync(province.Province, province.Revision, province.Calibration);
        return await OwnThread.RunAsync(
            () =>
            {
                var points = new SweepPoints(sweep);
                var rows = new SweepRow[piece.Count];
                for (var i = 0; i < rows.Length; i++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    gate.MakeWay();
                    rows[i] = Compute(points, (int)piece.First + i, provinces);
                    progress.Done = i + 1;
                }

                return rows;
            },
            cancellation);
    }

    private static SweepRow Compute(SweepPoints points, int point, Dictionary<string, PreparedProvince> provinces)
    {
        var (at, values, question) = points.At(point);
        var province = provinces[at.Province];
        try
        {
            var forecast = province.Forecaster.Prepare(QuestionMapping.Forecast(question));
            return new SweepRow(point, at.Province, values, AnswerMapping.Result(province, forecast, forecast.Simulate()), Failure: null);
        }
        catch (Exception exception) when (exception is ScenarioException or ConvergenceException)
        {
            return new SweepRow(point, at.Province, values, Result: null, FaultFilter.Translate(exception)!.Message);
        }
    }
}
