namespace Simulation.Api.Analyses;

/// <summary>The answer is being computed: send the same request again.</summary>
/// <param name="Analysis">Name of the analysis.</param>
/// <param name="Progress">Part done, 0 to 1.</param>
public sealed record AnalysisProgressResponse(string Analysis, double Progress);
