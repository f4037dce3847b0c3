using System.Runtime.InteropServices;

namespace Simulation.Silo.Hosting;

/// <summary>Whether the process is told to stop (SIGTERM, Ctrl+C) while no host runs yet that would hear of it.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly PosixSignalRegistration[] registrations;

    public StopSignal() => registrations = [Register(PosixSignal.SIGTERM), Register(PosixSignal.SIGINT)];

    /// <summary>Cancelled when the process is told to stop.</summary>
    public CancellationToken Token => stopping.Token;

    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
        stopping.Dispose();
    }

    private PosixSignalRegistration Register(PosixSignal signal) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        stopping.Cancel();
    });
}
