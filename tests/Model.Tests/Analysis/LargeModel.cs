using System.Globalization;
using System.Text;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Tests.Analysis;

/// <summary>
/// A generated model of several hundred markets: prices follow their own past four years and their neighbours, in rings of ten that are simultaneous; taxes bite
/// when last year's price was high (conditional equations); five levers move one fifth of the markets each.
/// </summary>
internal static class LargeModel
{
    public const int Levers = 5;

    /// <summary>The model with so many equations.</summary>
    public static BoundModel Of(int equations) => ModelText.Load(Text(equations));

    /// <summary>Its text.</summary>
    public static string Text(int equations)
    {
        var text = new StringBuilder("model large \"Markets\"\nversion \"1\"\nfrequency annual\n");
        text.AppendLine("parameter weight \"Weight of the neighbour\" ~ normal(0.2, sd = 0.02)").AppendLine("shock noise \"Noise\" ~ normal(0, 0.05)");
        for (var i = 0; i < Levers; i++) text.AppendLine(CultureInfo.InvariantCulture, $"lever effort{i} \"Effort {i}\" in 0..10 default 1");
        for (var i = 0; i < equations; i++) text.AppendLine(CultureInfo.InvariantCulture, $"variable x{i} \"Price {i}\"");
        text.AppendLine("block markets \"Markets\":");
        for (var i = 0; i < equations; i++)
        {
            var neighbour = i % 30 is > 0 and < 10 ? i - 1 : i % 30 == 0 ? Math.Min(i + 9, equations - 1) : (i + equations - 1) % equations;
            var lag = i % 30 < 10 ? "" : "(-1)";
            text.AppendLine(CultureInfo.InvariantCulture,
                $"  x{i} = 0.2 + 0.2 * x{i}(-1) + 0.1 * movavg(x{i}(-1), 4) + weight * sqrt(x{neighbour}{lag}) + 0.1 * log(1 + effort{i * Levers / equations}) - if(x{i}(-1) > 0.9, 0.05 * (x{i}(-1) - 0.9), 0) + 0.01 * noise");
        }

        text.AppendLine("start:");
        for (var i = 0; i < equations; i++)
        {
            for (var back = 0; back < 4; back++)
                text.AppendLine(CultureInfo.InvariantCulture, $"  x{i}{(back == 0 ? "" : $"(-{back})")} = {0.7 + (i % 7 * 0.05)}");
        }

        return text.ToString();
    }
}
