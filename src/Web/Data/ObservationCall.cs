using System.Globalization;

namespace Simulation.Web.Data;

/// <summary>The call of the API that lists what a filter shows.</summary>
public static class ObservationCall
{
    /// <summary>The call. Words, kinds and differences are looked for on the page alone.</summary>
    public static string Of(string province, ObservationFilter filter)
    {
        var query = new[]
        {
            Part("indicator", filter.Indicator),
            Part("sector", filter.Sector),
            Part("asOf", filter.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        }.OfType<string>().ToArray();
        return $"GET /v1/provinces/{province}/observations{(query.Length == 0 ? "" : "?" + string.Join('&', query))}";
    }

    private static string? Part(string name, string? value) => string.IsNullOrEmpty(value) ? null : $"{name}={Uri.EscapeDataString(value)}";
}
