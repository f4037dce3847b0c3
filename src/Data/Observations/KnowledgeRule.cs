namespace Simulation.Data;

/// <summary>What counts as known on a day of a figure whose period is over.</summary>
public enum KnowledgeRule
{
    /// <summary>
    /// Something was announced when the period ended. Of several vintages those in print on the day go before later ones; where the files hold only later vintages, the earliest of
    /// them stands in for the announcement. For the forecasts of today.
    /// </summary>
    Announced,

    /// <summary>Only figures in print on the day: nothing later stands in. For backtests, which must not know what came after.</summary>
    Printed,
}
