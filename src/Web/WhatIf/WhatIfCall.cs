using System.Text.Encodings.Web;
using System.Text.Json;

namespace Simulation.Web.WhatIf;

/// <summary>The call of the API that gives the numbers on the page.</summary>
public static class WhatIfCall
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Method and address, and the body on the next line.</summary>
    /// <param name="province">Id of the province.</param>
    /// <param name="changes">What is changed.</param>
    /// <param name="horizon">Last year; null for the province's default.</param>
    public static string Of(string province, PlannerChanges changes, int? horizon = null)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var body = new Dictionary<string, object>();
        if (!changes.Levers.IsEmpty) body["levers"] = from lever in changes.Levers from span in lever.Value.Spans() select Named("lever", lever.Key, span.From, span.To, "value", span.Value);
        if (!changes.Events.IsEmpty) body["events"] = changes.Events.Select(each => Named("event", each.Key, each.Value.From, each.Value.To, "occurs", each.Value.Occurs));
        if (horizon is { } last) body["horizon"] = last;
        return $"POST /v1/provinces/{province}/simulate\n{JsonSerializer.Serialize(body, Plain)}";
    }

    private static Dictionary<string, object> Named(string kind, LeverKey key, int from, int to, string what, object value)
    {
        var entry = new Dictionary<string, object> { [kind] = key.Lever };
        if (key.Sector is { } sector) entry["sector"] = sector;
        (entry["from"], entry["to"], entry[what]) = (from, to, value);
        return entry;
    }
}
