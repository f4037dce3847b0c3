namespace Simulation.Model.Analysis.Control;

/// <summary>Sizes of perturbations.</summary>
internal static class Steps
{
    /// <summary>
    /// A small step for differences at a value: the share of its size, of its declared range when that is larger or the value is 0, else of 1.
    /// </summary>
    public static double Of(Instrument instrument, double at, double share)
    {
        var size = double.IsFinite(at) ? Math.Abs(at) : 0;
        if (instrument.IsAddFactor) return share * Math.Max(size, 1e-2);
        var range = instrument.Symbol.Maximum - instrument.Symbol.Minimum;
        return share * (size > 0 ? size : double.IsFinite(range) && range > 0 ? range : 1);
    }
}
