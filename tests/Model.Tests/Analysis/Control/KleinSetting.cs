using Simulation.Model.Analysis.Control;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Tests.Analysis.Control;

/// <summary>Klein's model set up for a path: what comes from outside is given in all years, the rest up to the start.</summary>
internal static class KleinSetting
{
    public static ModelSetting Of(CompiledModel model, int start, int last) => ModelSetting.SinglePath(
        model,
        PathTable.Of(KleinExample.Data.Entries.Where(entry => entry.Symbol.Kind == SymbolKind.Given || entry.Year <= start)),
        start,
        last);
}
