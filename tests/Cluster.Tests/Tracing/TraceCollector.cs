using System.Buffers.Binary;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Simulation.Cluster.Tests.Tracing;

/// <summary>A collector as operators run one: takes what processes send by OTLP over gRPC, on loopback, and keeps the spans.</summary>
public sealed class TraceCollector : IAsyncDisposable
{
    private const string Traces = "/opentelemetry.proto.collector.trace.v1.TraceService/Export";

    // Of a gRPC message: whether it is compressed, and its length.
    private const int Prefix = 1 + sizeof(int);

    private readonly WebApplication app;
    private readonly Lock gate = new();
    private readonly List<TraceSpan> spans = [];
    private TaskCompletionSource changed = NewSignal();

    private TraceCollector(WebApplication app) => this.app = app;

    /// <summary>Where it listens.</summary>
    public string Address => app.Urls.First();

    /// <summary>A collector that listens.</summary>
    public static async Task<TraceCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        var collector = new TraceCollector(builder.Build());
        collector.app.Run(collector.ReceiveAsync);
        await collector.app.StartAsync();
        return collector;
    }

    /// <summary>The spans of a trace, as soon as they are what is waited for.</summary>
    public async Task<IReadOnlyList<TraceSpan>> UntilAsync(string trace, Func<IReadOnlyList<TraceSpan>, bool> isComplete, CancellationToken cancellation)
    {
        while (true)
        {
            Task next;
            IReadOnlyList<TraceSpan> known;
            lock (gate) (next, known) = (changed.Task, [.. spans.Where(span => span.Trace == trace)]);
            if (isComplete(known)) return known;
            await next.WaitAsync(cancellation);
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task ReceiveAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        // Metrics are sent to the same address.
        if (http.Request.Path == Traces) Note(Message(body.ToArray()));
        http.Response.ContentType = "application/grpc";
        http.Response.AppendTrailer("grpc-status", "0");
        await http.Response.Body.WriteAsync(new byte[Prefix]);
    }

    private static ReadOnlySpan<byte> Message(byte[] framed)
    {
        if (framed[0] != 0) throw new InvalidDataException("The message is compressed.");
        return framed.AsSpan(Prefix, BinaryPrimitives.ReadInt32BigEndian(framed.AsSpan(1)));
    }

    private void Note(ReadOnlySpan<byte> request)
    {
        var received = TraceReader.Read(request.ToArray());
        lock (gate)
        {
            spans.AddRange(received);
            changed.TrySetResult();
            changed = NewSignal();
        }
    }
}
