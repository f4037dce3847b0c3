using System.Collections.Immutable;
using System.Text.Json;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Questions;
using Simulation.Contracts.Runs;
using Simulation.Grains.Provinces;
using Simulation.Grains.Runs;
using Simulation.Model.Plans.Forecasting;

namespace Simulation.Grains.Forecasts;

/// <summary>
/// Prepared forecasts of a silo, by run id: what the grains of one run share by reference. A forecast that another silo prepared is prepared here again from its
/// ticket, to the same bits. Thread-safe; the oldest are forgotten.
/// </summary>
internal sealed class ForecastLibrary(ProvinceWorkshop workshop)
{
    private readonly Remembered<PreparedForecast> forecasts = new(128);

    // Small, and what is asked again and again is known by its words, without being checked anew.
    private readonly Remembered<RunTicket> tickets = new(1_024);

    /// <summary>Checks a question to a province and gives its run a ticket.</summary>
    /// <exception cref="Model.Plans.Scenarios.ScenarioException">The question cannot be answered as asked.</exception>
    public RunTicket Admit(PreparedProvince province, SimulationQuestion question, string? office, Dictionary<string, double[]> given)
    {
        if (office is not null) return Ticket(province, question, office, given);
        var words = $"{province.Id}/{province.Revision}/{province.Calibration.Id}/{JsonSerializer.Serialize(question, StoredRunJson.Default.SimulationQuestion)}";
        if (tickets.TryFind(words, out var known)) return known;
        var ticket = Ticket(province, question, office, given);
        tickets.Keep(words, ticket);
        return ticket;
    }

    /// <summary>The forecast of a ticket.</summary>
    /// <exception cref="SimulationFaultException">The calibration is not kept any more, or this silo has other files.</exception>
    public async ValueTask<PreparedForecast> FindAsync(RunTicket ticket)
    {
        if (forecasts.TryFind(ticket.Run, out var known)) return known;

        var province = await workshop.PreparedAsync(ticket.Province, ticket.Revision, ticket.Calibration);
        var forecast = Prepare(province, ticket.Question, ticket.Office, ticket.Given);
        if (forecast.Id != ticket.Run)
        {
            throw new SimulationFaultException(
                FaultKind.NotReady, $"The run {ticket.Run} of {ticket.Province} was begun with other files than this silo has: give all silos the same models and data.");
        }

        forecasts.Keep(forecast.Id, forecast);
        return forecast;
    }

    private RunTicket Ticket(PreparedProvince province, SimulationQuestion question, string? office, Dictionary<string, double[]> given)
    {
        var forecast = Prepare(province, question, office, given);
        forecasts.Keep(forecast.Id, forecast);
        return new RunTicket
        {
            Run = forecast.Id,
            Province = province.Id,
            Calibration = province.Calibration.Id,
            Revision = province.Revision,
            Question = question,
            Office = office,
            Given = given,
            Draws = forecast.Draws,
        };
    }

    private static PreparedForecast Prepare(PreparedProvince province, SimulationQuestion question, string? office, Dictionary<string, double[]> given)
    {
        var asked = QuestionMapping.Forecast(question);
        return office is null
            ? province.Forecaster.Prepare(asked)
            : province.Forecaster.PrepareOffice(office, asked, given.ToImmutableDictionary(path => path.Key, path => path.Value.ToImmutableArray()));
    }
}
