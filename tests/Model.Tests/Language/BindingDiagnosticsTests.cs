using Simulation.Model.Language;
using Simulation.Model.Language.Diagnostics;
using Xunit;

namespace Simulation.Model.Tests.Language;

public class BindingDiagnosticsTests
{
    private const string Sets = "model m\nset a = p, q, r\nset b in a = p, q\nvariable x[a]\nvariable y[b]\nblock first:\n";

    // A use of everything declared in Sets.
    private const string Rest = "  x[s in a] = 1\n  y[s in b] = x[s]\n";

    public static TheoryData<string, string, string> Mistakes => new()
    {
        // Names.
        { "M101", "Did you mean 'grdp'", "model m\nvariable grdp\nblock b:\n  grdp = ▶gdrp(-1)\n" },
        { "M101", "Declare it", "model m\nvariable x\nblock b:\n  x = ▶wholly_unknown\n" },
        { "M101", "is an index over a", Sets + "  x[s in a] = ▶s\n  y[s in b] = x[s]\n" },
        { "M102", "first in line 2", "model m\nvariable x\nvariable ▶x\nblock b:\n  x = 1\n" },
        { "M102", "lists 'p' twice", "model m\nset a = p, ▶p\nvariable x[a]\nblock b:\n  x[s in a] = 1\n" },
        { "M102", "block 'b' is declared twice", "model m\nvariable x\nvariable y\nblock b:\n  x = 1\nblock ▶b:\n  y = 1\n" },
        { "M102", "set 'a' is declared twice", "model m\nset a = p\nset ▶a = q\nvariable x[a]\nblock b:\n  x[s in a] = 1\n" },
        { "M103", "word of the language", "model m\nvariable ▶log\n" },
        { "M103", "word of the language", "model m\nvariable ▶year\n" },
        // Sets and indices.
        { "M104", "Did you mean 'market'", "model m\nset market = p\nvariable y[market]\nvariable x[▶markt]\nblock b:\n  y[p] = 1\n" },
        { "M104", "set off by a space", "model m\nvariable x[▶person]\n" },
        { "M104", "no set", Sets + Rest.Replace("x[s]", "sum(▶t in c: x[t])", StringComparison.Ordinal) },
        { "M105", "no member of b", Sets + "  x[s in a] = 1\n  y[s in b] = y[▶r](-1)\n" },
        { "M105", "s = r: r is not in b", Sets + "  x[s in a] = y[▶s](-1)\n  y[s in b] = 1\n" },
        { "M105", "Did you mean 'manufacturing'", "model m\nset a = manufacturing, other\nvariable x[a]\nblock b:\n  x[s in a] = if(s == ▶manufactring, 1, 2)\n" },
        { "M105", "of which 'b' is a part", "model m\nset a = p\nset b in a = p, ▶q\nvariable x[b]\nblock k:\n  x[s in b] = 1\n" },
        { "M106", "Write x[s]", Sets + "  x[s in a] = 1\n  y[s in b] = ▶x\n" },
        { "M106", "has no index", "model m\nvariable x\nset a = p\nvariable y[a]\nblock b:\n  y[p] = 1\n  x = ▶x[p](-1)\n" },
        { "M107", "member of a set", Sets + Rest.Replace("x[s in a]", "x[▶p in a]", StringComparison.Ordinal) },
        { "M107", "a loop around it", Sets + Rest.Replace("x[s]", "sum(▶s in a: x[s])", StringComparison.Ordinal) },
        { "M108", "whole sets", "model m\nset a = p, q\nvariable x[▶s in a if s != p]\nblock b:\n  x[s in a] = 1\n" },
        { "M109", "neither a member", "model m\nset a = p\noffice o = ▶pp\nvariable x[a]\nblock b:\n  x[s in a] = 1\n" },
        { "M109", "belongs to the office 'o' and to 'n'", "model m\nset a = p\noffice o = p\noffice n = ▶p\nvariable x[a]\nblock b:\n  x[s in a] = 1\n" },
        { "M109", "no office 'oo'", "model m\nset a = p\noffice o = p\nvariable x[a]\nblock b by ▶oo:\n  x[s in a] = 1\n" },
        { "M205", "only compare indices", Sets + "  x[s in a] = sum(t in a if ▶y[p] > 1: t == p)\n  y[s in b] = 1\n".Replace("t == p", "1", StringComparison.Ordinal) },
        { "M018", "asks whether a loop index", "model m\nvariable x\nset a = p\nvariable y[a]\nblock b:\n  y[p] = 1\n  x = if(▶x in a, 1, 2)\n" },
        // Equations.
        { "M018", "whole number of years", "model m\nvariable x\nblock b:\n  x = movavg(x(-1), ▶0)\n" },
        { "M018", "has no lag", "model m\nparameter k ~ normal(0, 1)\nvariable x\nblock b:\n  x = ▶k(-1)\n" },
        { "M301", "has no equation", "model m\nvariable ▶x\n" },
        { "M301", "'x[q]', 'x[r]' have no equation", "model m\nset a = p, q, r\nvariable ▶x[a]\nblock b:\n  x[p] = 1\n" },
        { "M302", "first in line 4", "model m\nvariable x\nblock b:\n  x = 1\n  ▶x = 2\n" },
        { "M302", "'x[p]' is determined twice", "model m\nset a = p, q\nvariable x[a]\nblock b:\n  x[s in a] = 1\n  ▶x[p] = 2\n" },
        { "M302", "once for every member", "model m\nset a = p, q\nvariable x\nblock b[s in a]:\n  ▶x = 1\n" },
        { "M302", "two start values", "model m\nvariable x\nblock b:\n  x = x(-1)\nstart:\n  x = 1\n  ▶x = 2\n" },
        { "M303", "is a parameter", "model m\nparameter k ~ normal(0, 1)\nvariable x\nblock b:\n  x = k\n  ▶k = 2\n" },
        { "M304", "is a lead", "model m\nvariable x\nblock b:\n  x = ▶x(1)\n" },
        { "M304", "after the start", "model m\nvariable x\nblock b:\n  x = x(-1)\nstart:\n  ▶x(2) = 1\n" },
        { "M012", "lag or a lead", "model m\nvariable x\nblock b:\n  ▶x(-1) = 2\n".Replace("block b:\n", "variable y\nblock b:\n  x = 1\n  y = 1\n", StringComparison.Ordinal) },
        { "M305", "Nothing uses the parameter 'k'", "model m\nparameter ▶k ~ normal(0, 1)\nvariable x\nblock b:\n  x = 1\n" },
        { "M305", "Nothing uses the set 'a'", "model m\nset ▶a = p\nvariable x\nblock b:\n  x = 1\n" },
        { "M305", "Nothing uses the unit 'person'", "model m\nunit ▶person\nvariable x\nblock b:\n  x = 1\n" },
        { "M306", "'x' needs 'y' needs 'x'", "model m\nvariable x\nvariable y\nblock b:\n  x = x(-1)\n  y = y(-1)\nstart:\n  ▶x = y\n  y = x\n" },
        { "M308", "a level, not a change", "model m\nvariable x\nblock b:\n  x = x(-1)\nstart:\n  ▶d(x) = 1\n" },
        { "M308", "is a lever and has no start value", "model m\nlever l default 1\nvariable x\nblock b:\n  x = l(-1)\nstart:\n  ▶l = 1\n" },
        { "M209", "at most one index", "model m\nset a = p\nvariable ▶x[s in a, t in a] published flow\nblock b:\n  x[s in a, t in a] = 1\n" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Bind_OneMistake_IsReportedWhereItIs(string code, string fragment, string marked) => ModelTextAssert.HasOne(code, fragment, marked);

    [Fact]
    public void Bind_MistakeInsideALoop_IsReportedOnce()
    {
        var result = ModelText.Check("model m\nset a = p, q, r\nvariable x[a]\nblock b[s in a]:\n  x[s] = unknown + 1\n");
        Assert.Single(result.Diagnostics);
    }

    [Fact]
    public void Bind_TwoNamesWithOneStream_AreRefused()
    {
        // Two five-letter names that share a 32-bit FNV-1a hash, found by trying them in alphabetical order.
        ModelTextAssert.HasOne(DiagnosticCodes.StreamCollision, "'glbvs'", "model m\nshock glbvs ~ normal(0, 1)\nshock ▶yacxa ~ normal(0, 1)\nvariable x\nblock b:\n  x = glbvs + yacxa\n");
    }
}
