using Spectre.Console;

namespace Simulation.Cli.Hosting;

/// <summary>Long work with a bar on the error stream, for a person at a terminal; into a pipe or a file nothing is written.</summary>
internal static class Progress
{
    /// <summary>Runs work and shows how far it is.</summary>
    /// <param name="terminal">Where to show it.</param>
    /// <param name="what">What is going on.</param>
    /// <param name="work">The work; it reports the share done, 0..1, from any thread.</param>
    public static async Task<T> ShowAsync<T>(Terminal terminal, string what, Func<IProgress<double>, Task<T>> work)
    {
        if (!terminal.ShowsProgress) return await work(new Share(_ => { }));
        return await terminal.Error.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape(what), maxValue: 1);
                return await work(new Share(share => task.Value = share));
            });
    }

    // System.Progress posts to another thread: a report could come after the work has ended.
    private sealed class Share(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
