using Simulation.Cli.Hosting;
using Simulation.Documents.Control;

namespace Simulation.Cli.Arguments;

/// <summary>Judgement on the command line.</summary>
internal static class JudgementText
{
    private const string AddFactorForm = "write \"core_value_added[services]=0.01@2024..2025 by Planning office: why\"";
    private const string ExogenisedForm = "write load_factor=0.55@2024, or growth:core_value_added[agriculture]=2.5,2.7@2024..2025";
    private const string By = " by ";

    /// <summary>An add-factor, <c>NAME[MEMBER]=VALUE@YEARS by AUTHOR: REASON</c>.</summary>
    /// <exception cref="CommandFault">The text has another form, or says not who or why.</exception>
    public static AddFactorRequest AddFactor(string text)
    {
        var by = text.IndexOf(By, StringComparison.Ordinal);
        var colon = by < 0 ? -1 : text.IndexOf(':', by);
        if (by < 0) throw new CommandFault(ExitCode.WrongUsage, $"--add-factor: '{text}' has no author: {AddFactorForm}.");
        if (colon < 0 || text[(colon + 1)..].Trim().Length == 0) throw new CommandFault(ExitCode.WrongUsage, $"--add-factor: '{text}' has no reason: {AddFactorForm}.");
        return ChangeText.TryParse(text[..by], out var change, out _) && ChangeText.TryNumber(change.Value, out var value)
            ? new AddFactorRequest
            {
                Variable = change.Name,
                Member = change.Member,
                From = change.From,
                To = change.To,
                Value = value,
                Author = text[(by + By.Length)..colon].Trim(),
                Reason = text[(colon + 1)..].Trim(),
            }
            : throw new CommandFault(ExitCode.WrongUsage, $"--add-factor: '{text}' is no add-factor: {AddFactorForm}.");
    }

    /// <summary>An exogenised variable, <c>growth:NAME[MEMBER]=VALUES@YEARS</c>.</summary>
    /// <exception cref="CommandFault">The text has another form.</exception>
    public static ExogenisedRequest Exogenised(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var fault = new CommandFault(ExitCode.WrongUsage, $"--exogenise: '{text}' is no exogenised variable: {ExogenisedForm}.");
        if (!ChangeText.TryParse(text[(colon + 1)..], out var change, out _)) throw fault;
        return new ExogenisedRequest
        {
            Variable = change.Name,
            Member = change.Member,
            From = change.From,
            To = change.To,
            Mode = colon < 0 ? null : text[..colon].Trim(),
            Values = [.. change.Value.Split(',').Select(part => ChangeText.TryNumber(part.Trim(), out var value) ? value : throw fault)],
        };
    }
}
