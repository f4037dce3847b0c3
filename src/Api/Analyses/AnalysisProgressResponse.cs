namespace Simulation.Api.Analyses;

/// <summary>The answer is being computed: follow it, or send the same request again.</summary>
/// <param name="Analysis">Name of the analysis.</param>
/// <param name="Progress">Part done, 0 to 1.</param>
/// <param name="Events">Address of the server-sent events that tell its progress and, at the end, the answer.</param>
public sealed record AnalysisProgressResponse(string Analysis, double Progress, string Events);

/// <summary>How far an analysis has come, as its events tell it.</summary>
/// <param name="Progress">Part done, 0 to 1.</param>
public sealed record AnalysisProgressEvent(double Progress);
