using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;
using Xunit;

namespace Simulation.Model.Tests.Execution;

public sealed class StructureTests
{
    [Fact]
    public void Segments_OfTwoOffices_ChangeOfficeAsSeldomAsCausalityAllows()
    {
        // a1 → b1 → a2 → total, and b2, a3 free: a, b, a, province is the least.
        var model = new TestModel();
        var (a1, a2, a3) = (model.Variable("a1"), model.Variable("a2"), model.Variable("a3"));
        var (b1, b2, total) = (model.Variable("b1"), model.Variable("b2"), model.Variable("total"));
        model.Equation(total, (Term)a2 + b2 + a3, block: "accounts");
        model.Equation(b2, 2, block: "b", office: "b");
        model.Equation(a1, 1, block: "a", office: "a");
        model.Equation(b1, a1, block: "b", office: "b");
        model.Equation(a2, b1, block: "a", office: "a");
        model.Equation(a3, Term.Lag(total), block: "a", office: "a");

        var structure = ModelStructure.Of(model.Build());

        Assert.Equal(["a", "b", "a", null], structure.Segments.Select(segment => segment.Office));
        Assert.Equal(["a3", "a1"], structure.Segments[0].Equations.Select(equation => equation.Target.Name).OrderDescending());
        Assert.Equal([new LaggedSymbol(total, 1)], structure.Segments[0].Imports);
        Assert.Equal([a1, a3], structure.Segments[0].Exports.OrderBy(symbol => symbol.Name));
        Assert.Equal([new LaggedSymbol(total, 0)], structure.States);
    }

    [Fact]
    public void Exchanges_BetweenBlocks_AreToldApartByLag()
    {
        var model = new TestModel();
        var (x, y) = (model.Variable("x"), model.Variable("y"));
        model.Equation(x, Term.Lag(y, 2), block: "first");
        model.Equation(y, x, block: "second");

        var exchanges = ModelStructure.Of(model.Build()).Exchanges;

        Assert.Equal([("second", "first", 2, "y"), ("first", "second", 0, "x")],
            exchanges.Select(exchange => (exchange.From, exchange.To, exchange.Lag, exchange.Symbols.Single().Name)).OrderByDescending(exchange => exchange.Lag));
    }

    [Fact]
    public void Of_SymbolDeterminedTwice_IsRefused()
    {
        var model = new TestModel();
        var x = model.Variable("x");
        model.Equation(x, 1);
        model.Equation(x, 2);

        Assert.Contains("determined twice", Assert.Throws<ArgumentException>(() => model.Compile()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_LongChainOfEquations_NeedsNoDeepStack()
    {
        var model = new TestModel();
        var chain = Enumerable.Range(0, 20_000).Select(i => model.Variable($"x{i}")).ToList();
        for (var i = 0; i < chain.Count; i++)
        {
            model.Equation(chain[i], i + 1 < chain.Count ? (Term)chain[i + 1] : 1);
        }

        Assert.Equal(chain[^1], ModelStructure.Of(model.Build()).Segments.Single().Equations[0].Target);
    }

    [Fact]
    public void Segments_OfTheProvincialModel_PassOnlyWhatTheyDeclare()
    {
        var structure = ProvincialModel.Compiled.Structure;
        var known = new HashSet<Symbol>();
        foreach (var segment in structure.Segments)
        {
            Assert.All(segment.Imports.Where(import => import.Lag == 0), import => Assert.Contains(import.Symbol, known));
            known.UnionWith(segment.Exports);
        }
    }
}
