using System.Globalization;
using Simulation.Cli.Hosting;
using Simulation.Documents.Estimation;
using Spectre.Console;

namespace Simulation.Cli.Laboratory;

/// <summary>Shows estimated equations as econometricians read them.</summary>
internal sealed class EstimateReport(Terminal terminal)
{
    private const int Digits = 7;

    /// <summary>Shows all equations.</summary>
    public void Write(EstimationDocument document)
    {
        foreach (var equation in document.Equations) Write(equation);
    }

    private void Write(EstimateDocument equation)
    {
        terminal.Heading(equation.Equation);
        var method = equation.Method == "least-squares"
            ? terminal.Say("Least squares", "Bình phương nhỏ nhất")
            : terminal.Say("Two-stage least squares", "Bình phương nhỏ nhất hai giai đoạn");
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{method}, {equation.From}-{equation.To}, {equation.Observations} {terminal.Say("observations", "quan sát")}"), new Style(Color.Grey));
        Tables.Write(
            terminal,
            [terminal.Say("coefficient", "hệ số"), terminal.Say("of", "của"), terminal.Say("estimate", "ước lượng"), terminal.Say("std. error", "sai số chuẩn"), "t", "p"],
            equation.Coefficients.Concat(equation.Autoregression).Select(Row),
            leftColumns: 2);
        foreach (var lag in equation.DistributedLags)
        {
            terminal.Line(terminal.Say(
                $"Long-run effect of {string.Join(" + ", lag.Coefficients)}: {Number(lag.Sum)} ({Number(lag.StandardError)}), mean lag {Number(lag.MeanLag)}.",
                $"Tác động dài hạn của {string.Join(" + ", lag.Coefficients)}: {Number(lag.Sum)} ({Number(lag.StandardError)}), độ trễ bình quân {Number(lag.MeanLag)}."));
        }

        terminal.Line(Line(("R²", equation.RSquared), (terminal.Say("adjusted", "hiệu chỉnh"), equation.AdjustedRSquared), (terminal.Say("std. error", "sai số chuẩn"), equation.StandardError), ("Durbin-Watson", equation.DurbinWatson)));
        terminal.Line(Line((terminal.Say("log likelihood", "log hợp lý"), equation.LogLikelihood), ("AIC", equation.Akaike), ("BIC", equation.Bayesian)));
        Test("F", equation.Regression);
        Test(terminal.Say("restrictions: F", "ràng buộc: F"), equation.Restrictions);
        Test(terminal.Say("surplus instruments (Sargan): chi²", "biến công cụ thừa (Sargan): chi²"), equation.Overidentification);
        Test(terminal.Say("break (Chow): F", "điểm gãy (Chow): F"), equation.Breakpoint);
        Test(terminal.Say("predictive failure (Chow): F", "sai dự báo (Chow): F"), equation.PredictiveFailure);
    }

    private IReadOnlyList<string> Row(CoefficientDocument coefficient) =>
        [coefficient.Name, coefficient.Regressor, Number(coefficient.Value), Number(coefficient.StandardError), terminal.Numbers.Fixed(coefficient.T, 2), terminal.Numbers.Fixed(coefficient.Probability, 4)];

    private void Test(string name, TestDocument? test)
    {
        if (test is null) return;
        terminal.Line($"{name}({string.Join(", ", test.Degrees)}) = {Number(test.Value)}, p {Probability(test.Probability)}");
    }

    private string Line(params (string Name, double? Value)[] figures) => string.Join("   ", figures.Select(figure => $"{figure.Name} {Number(figure.Value)}"));

    private string Probability(double value) => value < 0.0001 ? $"< {terminal.Numbers.Fixed(0.0001, 4)}" : $"= {terminal.Numbers.Fixed(value, 4)}";

    private string Number(double? value) => terminal.Numbers.Significant(value, Digits);
}
