using Google.Protobuf;

namespace Simulation.Cluster.Tests.Tracing;

/// <summary>A span, as far as these tests look at it.</summary>
/// <param name="Service">Name under which its process reports.</param>
/// <param name="Name">What was done.</param>
/// <param name="Trace">Id of its trace, in hexadecimal.</param>
/// <param name="Id">Its id.</param>
/// <param name="Parent">Id of the span within which it was done; empty for none.</param>
public sealed record TraceSpan(string Service, string Name, string Trace, string Id, string Parent);

/// <summary>Reads the spans of an <c>ExportTraceServiceRequest</c>; numbers of fields are those of opentelemetry-proto 1.</summary>
internal static class TraceReader
{
    private const string ServiceName = "service.name";

    /// <summary>The spans of a request.</summary>
    public static IReadOnlyList<TraceSpan> Read(byte[] request)
    {
        var spans = new List<TraceSpan>();
        foreach (var resourceSpans in All(request, 1))
        {
            var service = ServiceOf(All(resourceSpans, 1).Single());
            foreach (var span in All(resourceSpans, 2).SelectMany(scope => All(scope, 2)))
                spans.Add(new TraceSpan(service, Text(span, 5), Hexadecimal(span, 1), Hexadecimal(span, 2), Hexadecimal(span, 4)));
        }

        return spans;
    }

    // Attributes of a resource: a key, and a value with a text in it.
    private static string ServiceOf(byte[] resource) =>
        All(resource, 1).Where(attribute => Text(attribute, 1) == ServiceName).Select(attribute => Text(All(attribute, 2).Single(), 1)).FirstOrDefault("");

    private static string Text(byte[] message, int field) => All(message, field) is [.., var last] ? System.Text.Encoding.UTF8.GetString(last) : "";

    private static string Hexadecimal(byte[] message, int field) => All(message, field) is [.., var last] ? Convert.ToHexStringLower(last) : "";

    // Every value of a field of bytes: texts and messages are such fields too.
    private static List<byte[]> All(byte[] message, int field)
    {
        var values = new List<byte[]>();
        using var input = new CodedInputStream(message);
        while (input.ReadTag() is var tag and not 0)
        {
            if (WireFormat.GetTagFieldNumber(tag) == field && WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited) values.Add(input.ReadBytes().ToByteArray());
            else input.SkipLastField();
        }

        return values;
    }
}
