namespace Simulation.Api.Health;

/// <summary>Whether the host answers.</summary>
/// <param name="Status">live.</param>
public sealed record LivenessResponse(string Status);

/// <summary>Whether questions are answered at once.</summary>
/// <param name="Status">ready.</param>
/// <param name="Provinces">How far each province has come.</param>
public sealed record ReadinessResponse(string Status, IReadOnlyList<ProvinceProgress> Provinces);

/// <summary>How far a province has come.</summary>
/// <param name="Province">Its id.</param>
/// <param name="Stage">waiting, loading, calibrating, forecasting, ready or failed.</param>
/// <param name="Progress">Share of the stage that is done, 0 to 1.</param>
/// <param name="Message">What failed; null when nothing did.</param>
public sealed record ProvinceProgress(string Province, string Stage, double Progress, string? Message);
