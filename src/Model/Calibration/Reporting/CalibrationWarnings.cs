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
        ImmutableArray<ParameterFit> parameters, ImmutableArray<ObservationFit> observations, ConvergenceReport convergence, bool vietnamese = false)
    {
        var warnings = ImmutableArray.CreateBuilder<string>();
        if (!convergence.IsConverged)
        {
            warnings.Add(Say(
                $"The sampler has not converged: nested R-hat is {convergence.WorstRHat:0.000} for {convergence.WorstRHatOf}, and {ConvergenceReport.ConvergedRHat} is allowed. Give it more steps.",
                $"Bộ lấy mẫu chưa hội tụ: R-hat lồng là {convergence.WorstRHat:0.000} ở {convergence.WorstRHatOf}, giới hạn {ConvergenceReport.ConvergedRHat}. Hãy tăng số bước."));
        }

        foreach (var fit in observations.Where(fit => Math.Abs(fit.Z) > DisagreementZ))
        {
            warnings.Add(Say(
                $"The model cannot reproduce {Name(fit)}: published {fit.Observed:0.##}, fitted {fit.Fitted:0.##}, {fit.Z:0.0} standard errors apart.",
                $"Mô hình không tái tạo được {Name(fit)}: công bố {fit.Observed:0.##}, khớp {fit.Fitted:0.##}, lệch {fit.Z:0.0} sai số chuẩn."));
        }

        foreach (var fit in observations.Where(fit => Math.Abs(fit.PriorZ) > ContradictionZ))
        {
            warnings.Add(Say(
                $"{Name(fit)} contradicts the priors: published {fit.Observed:0.##}, expected {fit.PriorMedian:0.##} before the data, {fit.PriorZ:0.0} standard deviations apart.",
                $"{Name(fit)} mâu thuẫn với tiên nghiệm: công bố {fit.Observed:0.##}, kỳ vọng trước số liệu {fit.PriorMedian:0.##}, lệch {fit.PriorZ:0.0} độ lệch chuẩn."));
        }

        foreach (var parameter in parameters.Where(parameter => parameter.Contraction < WideningContraction))
        {
            warnings.Add(Say(
                $"The data widen {parameter.Parameter}: prior sd {parameter.PriorSd:0.###}, posterior sd {parameter.Sd:0.###}. Prior and data may disagree.",
                $"Số liệu làm rộng {parameter.Parameter}: độ lệch chuẩn tiên nghiệm {parameter.PriorSd:0.###}, hậu nghiệm {parameter.Sd:0.###}. Tiên nghiệm và số liệu có thể không khớp."));
        }

        return warnings.ToImmutable();

        string Say(FormattableString english, FormattableString inVietnamese) => vietnamese ? inVietnamese.ToString(VietnameseNumbers) : english.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Numbers as Vietnamese sentences write them.</summary>
    internal static NumberFormatInfo VietnameseNumbers { get; } = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "-" };

    private static string Name(ObservationFit fit) => $"{fit.Indicator}[{fit.Sector}] {fit.Period} ({fit.Origin})";
}
