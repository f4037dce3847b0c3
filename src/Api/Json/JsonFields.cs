using System.Globalization;
using System.Text.Json;
using Simulation.Api.Errors;
using Simulation.Model.Language.Diagnostics;

namespace Simulation.Api.Json;

/// <summary>
/// The fields of one JSON object, read one by one. A field of the wrong type is noted and read as absent, so that one reading finds all mistakes.
/// A field that is <c>null</c> counts as absent.
/// </summary>
internal sealed class JsonFields
{
    private const int LongestEcho = 60;
    private readonly Dictionary<string, JsonElement> fields = new(StringComparer.Ordinal);
    private readonly List<string> asked = [];
    private readonly List<FieldError> problems;
    private readonly string pointer;

    private JsonFields(string pointer, List<FieldError> problems)
    {
        this.pointer = pointer;
        this.problems = problems;
    }

    /// <summary>The fields of a document's root.</summary>
    public static JsonFields Of(JsonElement root, List<FieldError> problems) => Of(root, "", problems);

    /// <summary>A text, or null.</summary>
    public string? Text(string name) => Read(name, "a text", element => element.ValueKind == JsonValueKind.String ? element.GetString() : null);

    /// <summary>A text that must be there; empty when it is not, and the problem is noted.</summary>
    public string RequiredText(string name, string example)
    {
        Require(name, $"Give a name: \"{name}\": \"{example}\".");
        return Text(name) ?? "";
    }

    /// <summary>A whole number, or null.</summary>
    public long? Whole(string name) => Read<long?>(name, "a whole number", WholeOf);

    /// <summary>A whole number of at most nine digits, or null: a year, a count.</summary>
    public int? Small(string name) => Read<int?>(name, "a whole number of at most nine digits", element => WholeOf(element) is { } number and > -1_000_000_000 and < 1_000_000_000 ? (int)number : null);

    /// <summary>A day, or null.</summary>
    public DateOnly? Day(string name) => Read<DateOnly?>(
        name, "a day, such as \"2024-01-31\"",
        element => element.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(element.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);

    /// <summary>A moment, or null.</summary>
    public DateTimeOffset? Moment(string name) => Read<DateTimeOffset?>(
        name, "a moment, such as \"2024-01-31T16:00:00Z\"",
        element => element.ValueKind == JsonValueKind.String && element.TryGetDateTimeOffset(out var moment) ? moment : null);

    /// <summary>A year, or null.</summary>
    public int? Year(string name) => Read<int?>(name, "a year", element => WholeOf(element) is { } year and >= 0 and <= 9999 ? (int)year : null);

    /// <summary>A whole number from 0 to 2⁶⁴ − 1, or null.</summary>
    public ulong? Unsigned(string name) => Read<ulong?>(
        name, "a whole number from 0 to 18446744073709551615", element => element.ValueKind == JsonValueKind.Number && element.TryGetUInt64(out var value) ? value : null);

    /// <summary>A finite number, or null.</summary>
    public double? Number(string name) => Read(name, "a finite number", NumberOf);

    /// <summary>A finite number that must be there; 0 when it is not, and the problem is noted.</summary>
    public double RequiredNumber(string name)
    {
        Require(name, $"Give a finite number: \"{name}\": 1.5.");
        return Number(name) ?? 0;
    }

    /// <summary>True or false, or null.</summary>
    public bool? Truth(string name) => Read<bool?>(name, "true or false", element => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    });

    /// <summary>A list of texts; empty when absent.</summary>
    public string[] Texts(string name)
    {
        var texts = new List<string>();
        foreach (var (element, place) in Items(name, "a list of texts"))
        {
            if (element.ValueKind == JsonValueKind.String) texts.Add(element.GetString()!);
            else Wrong(place, element, "a text");
        }

        return [.. texts];
    }

    /// <summary>A list of objects, each read by <paramref name="read"/>; empty when absent.</summary>
    public T[] Objects<T>(string name, Func<JsonFields, T> read)
    {
        var objects = new List<T>();
        foreach (var (element, place) in Items(name, "a list of objects"))
        {
            var item = Of(element, place, problems);
            objects.Add(read(item));
            if (element.ValueKind == JsonValueKind.Object) item.RefuseOthers();
        }

        return [.. objects];
    }

    /// <summary>An object read by <paramref name="read"/>, or null.</summary>
    public T? Object<T>(string name, Func<JsonFields, T> read)
        where T : class
    {
        if (!TryGet(name, out var element)) return null;
        var item = Of(element, Below(name), problems);
        var value = read(item);
        if (element.ValueKind == JsonValueKind.Object) item.RefuseOthers();
        return value;
    }

    /// <summary>A list of finite numbers; empty when absent.</summary>
    public double[] Numbers(string name)
    {
        var numbers = new List<double>();
        foreach (var (item, place) in Items(name, "a list of numbers"))
        {
            if (NumberOf(item) is { } number) numbers.Add(number);
            else Wrong(place, item, "a finite number");
        }

        return [.. numbers];
    }

    /// <summary>An object whose every field is a list of finite numbers; empty when absent.</summary>
    public Dictionary<string, double[]> Paths(string name)
    {
        var paths = new Dictionary<string, double[]>(StringComparer.Ordinal);
        if (!TryGet(name, out var element)) return paths;
        var inner = Of(element, Below(name), problems);
        foreach (var field in inner.fields.Keys) paths[field] = inner.Numbers(field);
        return paths;
    }

    /// <summary>True when the field is there and not null.</summary>
    public bool Has(string name) => fields.TryGetValue(name, out var element) && element.ValueKind != JsonValueKind.Null;

    /// <summary>Notes that a field is missing when it is.</summary>
    public void Require(string name, string wayOut)
    {
        if (!Has(name)) problems.Add(new FieldError(Below(name), null, $"The field '{name}' is missing.", wayOut));
    }

    /// <summary>Notes what is wrong with the value of a field; the value itself is not shown.</summary>
    public void Refuse(string name, string message, string wayOut) => problems.Add(new FieldError(Below(name), null, message, wayOut));

    /// <summary>Lets fields pass that answers carry and requests need not.</summary>
    public void Ignore(params ReadOnlySpan<string> names)
    {
        foreach (var name in names) asked.Add(name);
    }

    /// <summary>Notes that two fields exclude each other.</summary>
    public void Exclude(string first, string second, string wayOut)
    {
        if (Has(first) && Has(second))
            problems.Add(new FieldError(Below(second), Echo(fields[second]), $"'{second}' cannot stand beside '{first}'.", wayOut));
    }

    /// <summary>Notes every field that was not asked for, with the name that may have been meant.</summary>
    public void RefuseOthers()
    {
        foreach (var (name, value) in fields.Where(field => !asked.Contains(field.Key)))
        {
            var wayOut = $"{NameSuggestion.Hint(name, asked)} The fields here are {string.Join(", ", asked)}.".TrimStart();
            problems.Add(new FieldError(Below(name), Echo(value), $"There is no field '{name}' here.", wayOut));
        }
    }

    private static JsonFields Of(JsonElement element, string pointer, List<FieldError> problems)
    {
        var fields = new JsonFields(pointer, problems);
        if (element.ValueKind != JsonValueKind.Object)
        {
            fields.Wrong(pointer, element, "an object");
            return fields;
        }

        foreach (var property in element.EnumerateObject())
        {
            fields.fields[property.Name] = property.Value;
        }

        return fields;
    }

    private T? Read<T>(string name, string expected, Func<JsonElement, T?> read)
    {
        if (!TryGet(name, out var element)) return default;
        var value = read(element);
        if (value is null) Wrong(Below(name), element, expected);
        return value;
    }

    private IEnumerable<(JsonElement Element, string Pointer)> Items(string name, string expected)
    {
        if (!TryGet(name, out var element)) return [];
        if (element.ValueKind == JsonValueKind.Array)
            return element.EnumerateArray().Select((item, index) => (item, string.Create(CultureInfo.InvariantCulture, $"{Below(name)}/{index}")));
        Wrong(Below(name), element, expected);
        return [];
    }

    private bool TryGet(string name, out JsonElement element)
    {
        if (!asked.Contains(name)) asked.Add(name);
        return fields.TryGetValue(name, out element) && element.ValueKind != JsonValueKind.Null;
    }

    private void Wrong(string place, JsonElement element, string expected) =>
        problems.Add(new FieldError(place, Echo(element), $"{Named(place)} is {Kind(element)}, and must be {expected}.", $"Give {expected}."));

    private string Below(string name) => $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    private static long? WholeOf(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Number) return null;
        if (element.TryGetInt64(out var whole)) return whole;
        // 2e3 and 2000.0 are whole numbers too; beyond 2^53 a double no longer says which.
        return element.TryGetDouble(out var number) && Math.Abs(number) <= 1L << 53 && Math.Floor(number) == number ? (long)number : null;
    }

    private static double? NumberOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    private static string Named(string place) => place.Length == 0 ? "The body" : place;

    private static string Echo(JsonElement element)
    {
        var text = element.GetRawText();
        return text.Length <= LongestEcho ? text : text[..LongestEcho] + "…";
    }

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => $"the number {Echo(element)}",
        JsonValueKind.True or JsonValueKind.False => "a truth value",
        _ => "null",
    };
}
