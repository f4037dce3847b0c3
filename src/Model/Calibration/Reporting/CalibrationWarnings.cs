using System.Collections.Immutable;
using System.Globalization;

namespace Simulation.Model.Calibration.Reporting;

/// <summary>Turns the figures of a report into the sentences a reader must see.</summary>
internal static class CalibrationWarnings
{
    /// <summary>|z| beyond which the model and a figure disagree.</summary>
    public const double DisagreementZ = 2.5;

    /// <summary>|prior z| beyond which a figure contradicts the priors.</summary>
    public const double ContradictionZ = 3;

    /// <summary>Contraction below which a posterior counts as wider than its prior: Monte-Carlo error of a variance ratio is about 0.03.</summary>
    public const double WideningContraction = -0.25;

    public static ImmutableArray<string> Find(
        ImmutableArray<ParameterFit> parameters, ImmutableArray<ObservationFit> observations, ConvergenceReport convergence)
    {
        var warnings = ImmutableArray.CreateBuilder<string>();
        if (!convergence.IsConverged)
            warnings.Add(Text($"The sampler has not converged: nested R-hat is {convergence.WorstRHat:0.000} for {convergence.WorstRHatOf}, and {ConvergenceReport.ConvergedRHat} is allowed. Give it more steps."));
        foreach (var fit in observations.Where(fit => Math.Abs(fit.Z) > DisagreementZ))
            warnings.Add(Text($"The model cannot reproduce {Name(fit)}: published {fit.Observed:0.##}, fitted {fit.Fitted:0.##}, {fit.Z:0.0} standard errors apart."));
        foreach (var fit in observations.Where(fit => Math.Abs(fit.PriorZ) > ContradictionZ))
            warnings.Add(Text($"{Name(fit)} contradicts the priors: published {fit.Observed:0.##}, expected {fit.PriorMedian:0.##} before the data, {fit.PriorZ:0.0} standard deviations apart."));
        foreach (var parameter in parameters.Where(parameter => parameter.Contraction < WideningContraction))
            warnings.Add(Text($"The data widen {parameter.Parameter}: prior sd {parameter.PriorSd:0.###}, posterior sd {parameter.Sd:0.###}. Prior and data may disagree."));
        return warnings.ToImmutable();
    }

    private static string Name(ObservationFit fit) => $"{fit.Indicator}[{fit.Sector}] of {fit.Period} ({fit.Origin})";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
