using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Simulation.Contracts;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Keys;
using Simulation.Contracts.Runs;
using Simulation.Contracts.Sweeps;
using Simulation.Grains.Forecasts;
using Simulation.Grains.Hosting;
using Simulation.Grains.Provinces;
using Simulation.Grains.Runs;
using Simulation.Grains.Scenarios;
using Simulation.Grains.Telemetry;
using Simulation.Model.Identity;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Grains.Sweeps;

/// <summary>Checks sweeps. What a whole sweep has in common is checked once for each province, at the first and the last point of every axis.</summary>
[StatelessWorker, Reentrant]
internal sealed class SweepDeskGrain(ProvinceWorkshop workshop, ProvinceCatalogue catalogue, IOptions<SimulationOptions> options) : Grain, ISweepDeskGrain
{
    public async Task<RunStatus> SubmitAsync(SweepQuestion sweep, CancellationToken cancellation = default)
    {
        CheckShape(sweep);
        Access.Require(sweep.Provinces);
        sweep = await LayAsync(sweep, cancellation);
        var provinces = new List<PreparedProvince>();
        foreach (var id in sweep.Provinces) provinces.Add(await workshop.ReadyAsync(id));
        if (sweep.Question.Calibration is { } calibration) provinces = [await workshop.CalibratedAsync(provinces[0], calibration, "/question/calibration", cancellation)];
        var ticket = new SweepTicket
        {
            Provinces = [.. provinces.Select(province => new SweepProvince(province.Id, province.Calibration.Id, province.Revision))],
            Question = sweep.Question with { Calibration = null },
            Axes = sweep.Axes,
            Sample = sweep.Sample,
            SampleSeed = sweep.SampleSeed,
        };
        CheckSize(ticket);
        foreach (var province in provinces) CheckPoints(ticket, province);
        var order = new RunOrder { Run = Hash(ticket), Caller = Caller.Current, Sweep = ticket, Trace = SimulationTelemetry.TraceParent };
        return await GrainFactory.GetGrain<IRunGrain>(order.Run).SubmitAsync(order, cancellation);
    }

    // A scenario is one province's: what it says is taken over once, so that the sweep stays what it was when the scenario changes.
    private async Task<SweepQuestion> LayAsync(SweepQuestion sweep, CancellationToken cancellation)
    {
        if (sweep.Question.Scenario is { } scenario && sweep.Provinces.Length > 1)
            Throw([new Problem("/scenario", scenario, "A scenario belongs to one province, and the sweep names several.", "Name one province, or give the scenario's levers and events.")]);
        if (sweep.Question.Calibration is { } calibration && sweep.Provinces.Length > 1)
            Throw([new Problem("/question/calibration", calibration, "A calibration belongs to one province, and the sweep names several.", "Name one province, or leave the calibration out.")]);
        await catalogue.RequireAsync(sweep.Provinces[0], cancellation);
        return sweep with { Question = (await ScenarioLaying.LayAsync(GrainFactory, sweep.Provinces[0], sweep.Question, cancellation)).Question };
    }

    private static void CheckShape(SweepQuestion sweep)
    {
        var problems = new List<Problem>();
        if (sweep.Provinces.Length == 0) problems.Add(new Problem("/provinces", null, "No province is named.", "Name at least one."));
        if (sweep.Provinces.Distinct(StringComparer.Ordinal).Count() < sweep.Provinces.Length)
            problems.Add(new Problem("/provinces", string.Join(", ", sweep.Provinces), "A province is named twice.", "Name each once."));
        if (sweep.Axes.Length == 0) problems.Add(new Problem("/vary", null, "Nothing varies.", "Name at least one lever with its values."));
        for (var axis = 0; axis < sweep.Axes.Length; axis++)
        {
            if (sweep.Axes[axis].Values.Length == 0) problems.Add(new Problem($"/vary/{axis}/values", null, "The lever has no values.", "Give at least one."));
        }

        if (sweep.Sample < 1) problems.Add(new Problem("/sample/count", Text(sweep.Sample.Value), "The sample has no points.", "Give 1 or more."));
        Throw(problems);
    }

    private void CheckSize(SweepTicket ticket)
    {
        var (points, limits) = (SweepPoints.CountOf(ticket), options.Value);
        if (points > limits.MaximumPoints)
        {
            Throw([new Problem("/vary", Text(points), $"The sweep has {Text(points)} points, and this host takes {Text(limits.MaximumPoints)}.",
                "Give fewer values, or ask for a sample of the grid with \"sample\": {\"count\": ...}.")]);
        }
    }

    // Values between the ends of a lever's range are within it: the corners of the grid tell about all points.
    private static void CheckPoints(SweepTicket ticket, PreparedProvince province)
    {
        var ends = ticket with
        {
            Provinces = [new SweepProvince(province.Id, province.Calibration.Id, province.Revision)],
            Axes = [.. ticket.Axes.Select(axis => axis with { Values = [axis.Values.Min()] })],
            Sample = null,
        };
        Check(ends, ticket.Question.Levers.Length, province);
        Check(ends with { Axes = [.. ticket.Axes.Select(axis => axis with { Values = [axis.Values.Max()] })] }, ticket.Question.Levers.Length, province);
    }

    private static void Check(SweepTicket single, int commonLevers, PreparedProvince province)
    {
        try
        {
            province.Forecaster.Prepare(QuestionMapping.Forecast(new SweepPoints(single).At(0).Question));
        }
        catch (ScenarioException exception)
        {
            Throw([.. exception.Problems.Select(problem => new Problem(
                Place(problem.Path, commonLevers), problem.Value, $"{province.Id}: {problem.Message}", problem.WayOut))]);
        }
    }

    // "/levers/2/value" of a point, with two common levers, is "/vary/0/value" of the sweep.
    private static string Place(string path, int commonLevers)
    {
        var parts = path.Split('/');
        return parts is [_, "levers", var number, ..] && int.TryParse(number, CultureInfo.InvariantCulture, out var lever) && lever >= commonLevers
            ? string.Join('/', ["", "vary", Text(lever - commonLevers), .. parts[3..].Select(part => part == "value" ? "values" : part)])
            : path;
    }

    private static string Hash(SweepTicket ticket)
    {
        using var hash = new ContentHash("sweep/1");
        hash.Add(JsonSerializer.Serialize(ticket, StoredRunJson.Default.SweepTicket));
        return hash.Finish();
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Throw(List<Problem> problems)
    {
        if (problems.Count > 0) throw new SimulationFaultException(FaultKind.Invalid, problems[0].Message, [.. problems]);
    }
}
