using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Simulation.Cli.Hosting;
using Simulation.Client;
using Simulation.Model.Plans.Scenarios;
using Spectre.Console;

namespace Simulation.Cli.Simulating;

/// <summary>A forecast that a host is asked for, which knows its own provinces, calibrations and saved scenarios: nothing is computed here.</summary>
/// <param name="server">Address of the host.</param>
/// <param name="key">Key for hosts that want one; null for none.</param>
internal sealed class ServerForecast(Uri server, string? key)
{
    private static readonly JsonSerializerOptions Legible = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Asks.</summary>
    /// <param name="province">Id of the province.</param>
    /// <param name="question">The question.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="CommandFault">The host refuses, or cannot be reached.</exception>
    public async Task<SimulateResponse> AskAsync(string province, SimulateRequest question, CancellationToken cancellation)
    {
        try
        {
            return await SimulationClient.Of(server, key).SimulateAsync(province, question, cancellationToken: cancellation);
        }
        catch (SimulationProblemException<ProblemResponse> refused)
        {
            var errors = refused.Result.Errors?.Select(error => $"{error.Pointer}: {error.Message} {error.WayOut}".TrimEnd()) ?? [];
            throw new CommandFault(refused.StatusCode < 500 ? ExitCode.WrongUsage : ExitCode.NotComputable, [refused.Result.Detail ?? refused.Message, .. errors]);
        }
        catch (HttpRequestException unreachable)
        {
            throw new CommandFault(ExitCode.InputHasErrors, $"--server: {server} does not answer: {unreachable.Message}");
        }
    }

    /// <summary>A scenario in the words of the API.</summary>
    public static SimulateRequest Question(Scenario scenario) => new()
    {
        Levers = [.. scenario.Levers.Select(lever => new LeverRequest { Lever = lever.Lever, Sector = lever.Member, From = lever.FromYear, To = lever.ToYear, Value = lever.Value })],
        Events = [.. scenario.Events.Select(change => new EventRequest { Event = change.Event, Sector = change.Member, From = change.FromYear, To = change.ToYear, Occurs = change.Occurs, Probability = change.Probability })],
    };

    /// <summary>Writes the answer as the host gave it.</summary>
    public static void WriteJson(SimulateResponse answer, TextWriter output) => output.WriteLine(JsonSerializer.Serialize(answer, Legible));

    /// <summary>Writes targets and forecasts for people.</summary>
    public static void Write(SimulateResponse answer, Terminal terminal)
    {
        if (answer.Targets.Count > 0) WriteTargets(answer, terminal);
        new ForecastTable(terminal).Write([.. answer.Years], [.. answer.Forecasts.Select(Series)]);
        terminal.Line(terminal.Say(
            $"Model {answer.Model}; data known as of {answer.DataVintage}; seed {answer.Seed}, {answer.Draws} draws; run {answer.Run}.",
            $"Mô hình {answer.Model}; dữ liệu tính đến {answer.DataVintage}; hạt giống {answer.Seed}, {answer.Draws} lần mô phỏng; lần chạy {answer.Run}."));
    }

    private static void WriteTargets(SimulateResponse answer, Terminal terminal)
    {
        terminal.Heading(terminal.Say("Targets", "Chỉ tiêu"));
        var table = terminal.Table();
        foreach (var name in new[] { terminal.Say("Target", "Chỉ tiêu"), terminal.Say("Goal", "Đích"), terminal.Say("Median", "Trung vị"), terminal.Say("Probability", "Xác suất đạt") })
            table.AddColumn(new TableColumn(new Text(name)));
        foreach (var target in answer.Targets)
        {
            table.AddRow(
                new Text($"{target.Indicator}[{target.Sector}] {target.Year}"),
                new Text($"{target.Operator} {terminal.Numbers.Fixed(target.Value, 2)}"),
                new Text(target.Median is { } median ? terminal.Numbers.Fixed(median, 2) : ""),
                new Text(target.Probability is { } probability ? terminal.Numbers.Probability(probability) : target.Status));
        }

        terminal.Out.Write(table);
    }

    private static ForecastSeries Series(ForecastResponse forecast) => new()
    {
        Indicator = forecast.Indicator,
        Sector = forecast.Sector,
        Labels = ImmutableDictionary<string, string>.Empty,
        Unit = forecast.Unit,
        Mean = [.. forecast.Mean],
        Median = [.. forecast.Median],
        Bands = [.. forecast.Bands.Select(band => new ForecastBand(int.Parse(band.Key, System.Globalization.CultureInfo.InvariantCulture), [.. band.Value[0]], [.. band.Value[1]]))],
    };
}
