using Simulation.Cli.Hosting;
using Simulation.Documents.Control;

namespace Simulation.Cli.Arguments;

/// <summary>Targets and instruments on the command line.</summary>
internal static class ControlText
{
    private const string TargetForm = "write grdp_growth=8.5@2025, sector_share[industry]=36@2025, or growth:grdp=7@2025";
    private const string InstrumentForm = "write social_investment@2024, investment_share[manufacturing]@2024..2026, or a name alone for all years";

    /// <summary>A target: <c>growth:grdp=7@2025</c>.</summary>
    /// <exception cref="CommandFault">The text has another form.</exception>
    public static ModelTargetRequest Target(string text)
    {
        var (measure, change, value) = Parts(text);
        return change.From is { } year && change.To == year
            ? new ModelTargetRequest { Indicator = change.Name, Sector = change.Member, Year = year, Value = value, Measure = measure }
            : throw new CommandFault(ExitCode.WrongUsage, $"'{text}' is no target: {TargetForm}.");
    }

    /// <summary>A target over several years with a weight: <c>grdp_growth=8@2024..2026*2</c>.</summary>
    /// <exception cref="CommandFault">The text has another form.</exception>
    public static WeightedTargetRequest WeightedTarget(string text)
    {
        var star = text.LastIndexOf('*');
        double? weight = null;
        if (star >= 0) weight = ChangeText.TryNumber(text[(star + 1)..], out var number) ? number : throw new CommandFault(ExitCode.WrongUsage, $"'{text}' ends in no weight: write grdp_growth=8@2024..2026*2.");
        var (measure, change, value) = Parts(star >= 0 ? text[..star] : text);
        return new WeightedTargetRequest { Indicator = change.Name, Sector = change.Member, From = change.From, To = change.To, Value = value, Measure = measure, Weight = weight };
    }

    /// <summary>An instrument with its years: <c>social_investment@2024..2026</c>.</summary>
    /// <exception cref="CommandFault">The text has another form.</exception>
    public static ModelInstrumentRequest Instrument(string text)
    {
        var change = Years(text);
        return new ModelInstrumentRequest { Instrument = change.Name, Sector = change.Member, From = change.From, To = change.To };
    }

    /// <summary>A name with years.</summary>
    /// <exception cref="CommandFault">The text has another form.</exception>
    public static ChangeText Years(string text)
    {
        // The form of a change with a value in the middle that means nothing.
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var filled = at < 0 ? text + "=0" : text[..at] + "=0" + text[at..];
        return ChangeText.TryParse(filled, out var change, out _) ? change : throw new CommandFault(ExitCode.WrongUsage, $"'{text}' is no instrument: {InstrumentForm}.");
    }

    private static (string? Measure, ChangeText Change, double Value) Parts(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var measure = colon < 0 ? null : text[..colon];
        var isKnown = measure is null or "level" or "growth" or "difference";
        if (isKnown && ChangeText.TryParse(text[(colon + 1)..], out var change, out _) && ChangeText.TryNumber(change.Value, out var value)) return (measure, change, value);
        throw new CommandFault(ExitCode.WrongUsage, $"'{text}' is no target: {TargetForm}.");
    }
}
