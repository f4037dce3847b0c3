using Simulation.Cli.Hosting;

using var interrupt = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    // The first Ctrl-C ends the command in order; a second one ends the process at once.
    press.Cancel = !interrupt.IsCancellationRequested;
    interrupt.Cancel();
};

return (int)await Application.RunAsync(args, Surroundings.OfProcess(), interrupt.Token);
