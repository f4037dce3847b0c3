using Simulation.Api.Json;
using Simulation.Api.Simulate;
using Simulation.Contracts.Questions;
using Simulation.Contracts.Sweeps;

namespace Simulation.Api.Sweeps;

/// <summary>Between the words of HTTP and those of the grains.</summary>
internal static class SweepMapping
{
    /// <summary>Reads a sweep, noting every mistake of shape.</summary>
    public static SweepQuestion Question(JsonFields fields)
    {
        var sample = fields.Object("sample", Sample);
        return new SweepQuestion
        {
            Provinces = fields.Texts("provinces"),
            Question = fields.Object("question", SimulateMapping.Question) ?? new SimulationQuestion(),
            Axes = fields.Objects("vary", Axis),
            Sample = sample?.Count,
            SampleSeed = sample?.Seed ?? 1,
        };
    }

    /// <summary>A row as it goes over the wire.</summary>
    public static SweepRowResponse Response(SweepRow row) => new()
    {
        Point = row.Point,
        Province = row.Province,
        Values = row.Values,
        Result = row.Result is { } result ? SimulateMapping.Response(result, Reproduction.Of(row.Province, result)) : null,
        Failure = row.Failure,
    };

    private static SweepAxis Axis(JsonFields fields)
    {
        var lever = fields.RequiredText("lever", "social_investment");
        var sector = fields.Text("sector");
        var (from, to) = SimulateMapping.Years(fields);
        return new SweepAxis(lever, sector, from, to, fields.Numbers("values"));
    }

    private static SampleSettings Sample(JsonFields fields) => new((int)Math.Clamp(fields.Whole("count") ?? 0, 0, int.MaxValue), fields.Unsigned("seed"));

    private sealed record SampleSettings(int Count, ulong? Seed);
}
