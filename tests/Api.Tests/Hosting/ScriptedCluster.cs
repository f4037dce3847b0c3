using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Serialization.Invocation;
using Simulation.Api.Hosting.Client;
using Simulation.Contracts.Provinces;
using Simulation.Operations.Clustering;

namespace Simulation.Api.Tests.Hosting;

/// <summary>A cluster that answers each call for the list of provinces as a test says, asked through the filter of the client.</summary>
internal sealed class ScriptedCluster : IProvincesGrain
{
    private static readonly MethodInfo Method = typeof(IProvincesGrain).GetMethod(nameof(IProvincesGrain.ListAsync))!;

    private readonly Queue<Func<CancellationToken, Task<ProvinceSummary[]>>> script;
    private readonly PatientCalls filter;

    public ScriptedCluster(ClusterSettings settings, params Func<CancellationToken, Task<ProvinceSummary[]>>[] script)
    {
        this.script = new(script);
        filter = new PatientCalls(Link, settings, TimeProvider.System, NullLogger<PatientCalls>.Instance);
    }

    public ClusterLink Link { get; } = new(NullLogger<ClusterLink>.Instance);

    /// <summary>Calls that reached the cluster.</summary>
    public int Calls { get; private set; }

    /// <summary>Says that the client has connected to two silos.</summary>
    public ScriptedCluster Connected()
    {
        var lifecycle = new Lifecycle();
        Link.Participate(lifecycle);
        lifecycle.Start(CancellationToken.None);
        Link.NotifyGatewayCountChanged(2, 0, connectionRecovered: false);
        return this;
    }

    /// <summary>Calls as a caller does.</summary>
    public async Task<ProvinceSummary[]> AskAsync(CancellationToken cancellation)
    {
        var call = new Call(this, cancellation);
        await filter.Invoke(call);
        return (ProvinceSummary[])call.Result!;
    }

    // An attempt is a call of its own, which passes the filter again.
    Task<string?> IProvincesGrain.IdentifyAsync(byte[] archive) => Task.FromResult<string?>(null);

    async Task<ProvinceSummary[]> IProvincesGrain.ListAsync(CancellationToken cancellation)
    {
        var call = new Call(this, cancellation);
        await filter.Invoke(call);
        return (ProvinceSummary[])call.Result!;
    }

    private sealed class Call(ScriptedCluster cluster, CancellationToken cancellation) : IOutgoingGrainCallContext
    {
        public IInvokable Request { get; } = new Arguments(cancellation);

        public object Grain => cluster;

        public MethodInfo InterfaceMethod => Method;

        public object? Result { get; set; }

        public Response? Response { get; set; }

        public IGrainContext? SourceContext => null;

        public GrainId? SourceId => null;

        public GrainId TargetId => default;

        public GrainInterfaceType InterfaceType => default;

        public string InterfaceName => nameof(IProvincesGrain);

        public string MethodName => nameof(IProvincesGrain.ListAsync);

        public async Task Invoke()
        {
            cluster.Calls++;
            Result = await cluster.script.Dequeue()(cancellation);
        }
    }

    private sealed class Arguments(CancellationToken cancellation) : IInvokable
    {
        public int GetArgumentCount() => 1;

        public object GetArgument(int index) => cancellation;

        public void SetArgument(int index, object value) => throw new NotSupportedException();

        public string GetMethodName() => nameof(IProvincesGrain.ListAsync);

        public string GetInterfaceName() => nameof(IProvincesGrain);

        public string GetActivityName() => nameof(IProvincesGrain);

        public MethodInfo GetMethod() => Method;

        public Type GetInterfaceType() => typeof(IProvincesGrain);

        public object GetTarget() => throw new NotSupportedException();

        public void SetTarget(ITargetHolder holder) => throw new NotSupportedException();

        public ValueTask<Response> Invoke() => throw new NotSupportedException();

        public void Dispose()
        {
        }
    }

    private sealed class Lifecycle : IClusterClientLifecycle
    {
        private Func<CancellationToken, Task>? start;

        public void Start(CancellationToken cancellation) => start!(cancellation).Wait(cancellation);

        public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
        {
            start = observer.OnStart;
            return new MemoryStream();
        }
    }
}
