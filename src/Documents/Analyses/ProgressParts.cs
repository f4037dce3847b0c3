namespace Simulation.Documents.Analyses;

/// <summary>Progress of work that has several parts.</summary>
internal static class ProgressParts
{
    /// <summary>Progress of a part of the whole, from one share of it to another.</summary>
    public static IProgress<double>? Part(this IProgress<double>? whole, double from, double to) => whole is null ? null : new Share(whole, from, to);

    private sealed class Share(IProgress<double> whole, double from, double to) : IProgress<double>
    {
        public void Report(double value) => whole.Report(from + ((to - from) * value));
    }
}
