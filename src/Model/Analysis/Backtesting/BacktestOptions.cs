using Simulation.Model.Calibration.Sampling;

namespace Simulation.Model.Analysis.Backtesting;

/// <summary>Effort of a backtest.</summary>
public sealed record BacktestOptions
{
    /// <summary>Size and effort of the calibration at each origin.</summary>
    public SamplerOptions Sampler { get; init; } = new();

    /// <summary>Draws of the forecast from each origin. Default 4,096, one for each member of the usual posterior.</summary>
    public int Draws { get; init; } = 4096;

    /// <summary>Seed of the forecasts.</summary>
    public ulong Seed { get; init; } = 1;
}
