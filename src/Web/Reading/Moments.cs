using System.Globalization;

namespace Simulation.Web.Reading;

/// <summary>Moments in the reader's words.</summary>
public static class Moments
{
    /// <summary>Day and time by the host's clock: <c>24/11/2026 06:52</c>.</summary>
    public static string Moment(this Reader reader, DateTimeOffset moment, TimeProvider clock)
    {
        var local = TimeZoneInfo.ConvertTime(moment, clock.LocalTimeZone);
        return $"{reader.Numbers.Day(DateOnly.FromDateTime(local.DateTime))} {local.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }

    /// <summary>A length of time: <c>4 s</c>, <c>2 min 10 s</c>.</summary>
    public static string Duration(this Reader reader, double seconds)
    {
        var whole = (long)Math.Max(1, Math.Round(seconds));
        var (minutes, rest) = (whole / 60, whole % 60);
        return minutes == 0 ? reader.Say($"{rest} s", $"{rest} giây") : reader.Say($"{minutes} min {rest} s", $"{minutes} phút {rest} giây");
    }
}
