using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;
using Xunit;

namespace Simulation.Model.Tests.Execution;

public sealed class SimultaneousTests
{
    [Theory]
    [InlineData(SolutionMethod.Newton)]
    [InlineData(SolutionMethod.GaussSeidel)]
    public void Solve_MultiplierModel_GivesTheTextbookIncome(SolutionMethod method)
    {
        // C = 0.8 Y, Y = C + G: Y = G / (1 − 0.8), in every draw with its own G.
        var model = new TestModel();
        var spending = model.Parameter("spending", 100, 10);
        var consumption = model.Variable("consumption");
        var income = model.Variable("income");
        model.Equation(consumption, 0.8 * (Term)income);
        model.Equation(income, (Term)consumption + spending);
        model.Start(income, 400);
        model.Start(consumption, 300);
        var projector = model.Compile().CreateProjector(PathTable.Empty, AddFactors.None, 2020, 2021, 2022, [income, spending], method);

        var sink = ProjectorTests.Run(projector, new DrawRange(0, 300));

        Assert.All(sink[0, 2022].Zip(sink[1, 2022]), pair => Assert.Equal(1, pair.First * 0.2 / pair.Second, 1e-10));
    }

    [Fact]
    public void Solve_NonlinearCore_AgreesWithTheOracleInEveryDraw()
    {
        var (model, variables) = Nonlinear();
        var compiled = model.Compile();
        var draws = new DrawRange(0, 40);
        var sink = ProjectorTests.Run(compiled.CreateProjector(PathTable.Empty, AddFactors.None, 2020, 2021, 2024, variables), draws);

        for (var draw = 0; draw < draws.Count; draw++)
        {
            var oracle = new Interpreter(compiled.Model, PathTable.Empty, AddFactors.None, 2020).Run(draw, new HashLatents(), 2024);
            for (var i = 0; i < variables.Length; i++)
            {
                Assert.Equal(1, sink[i, 2024][draw] / oracle(variables[i], 2024), 1e-10);
            }
        }
    }

    [Fact]
    public void Solve_DrawsDividedAnyhow_SameBits()
    {
        var (model, variables) = Nonlinear();
        var projector = model.Compile().CreateProjector(PathTable.Empty, AddFactors.None, 2020, 2021, 2024, variables);
        var whole = ProjectorTests.Run(projector, new DrawRange(0, 300));

        Assert.Equal(whole[1, 2024].Skip(123), ProjectorTests.Run(projector, new DrawRange(123, 177))[1, 2024]);
    }

    [Fact]
    public void Solve_ExogenisedMemberOfACore_LeavesTheRestConsistent()
    {
        var (model, variables) = Nonlinear();
        var compiled = model.Compile();
        var given = PathTable.Empty.With(variables[0], 2022, 1.1);
        var sink = ProjectorTests.Run(compiled.CreateProjector(given, AddFactors.None, 2020, 2021, 2023, variables), new DrawRange(0, 5));
        var oracle = new Interpreter(compiled.Model, given, AddFactors.None, 2020).Run(3, new HashLatents(), 2023);

        Assert.Equal(1.1, sink[0, 2022][3]);
        Assert.Equal(1, sink[1, 2022][3] / oracle(variables[1], 2022), 1e-11);
        Assert.Equal(1, sink[2, 2023][3] / oracle(variables[2], 2023), 1e-11);
    }

    [Fact]
    public void Solve_WithoutSolution_NamesEquationDrawAndYear()
    {
        var error = Assert.Throws<ConvergenceException>(() => Solve(x => (Term)x + 1, SolutionMethod.Newton));

        Assert.Equal("x", error.Symbol);
        Assert.Equal(2021, error.Year);
        Assert.Equal(7, error.Draw);
        Assert.Contains("Level(x)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3.0, -1.0, ConvergenceFailure.Cycles)]
    [InlineData(-1.0, 2.0, ConvergenceFailure.Diverges)]
    public void GaussSeidel_OnAnExpansion_SaysHowItFails(double intercept, double slope, ConvergenceFailure expected)
    {
        var error = Assert.Throws<ConvergenceException>(() => Solve(x => intercept + (slope * (Term)x), SolutionMethod.GaussSeidel));

        Assert.Equal(expected, error.Failure);
        Assert.NotEmpty(error.Residuals);
    }

    [Theory]
    [InlineData(3.0, -1.0, 1.5)]
    [InlineData(-1.0, 2.0, 1.0)]
    public void Newton_WhereGaussSeidelFails_FindsTheSolution(double intercept, double slope, double solution) =>
        Assert.Equal(solution, Solve(x => intercept + (slope * (Term)x), SolutionMethod.Newton), 1e-12);

    [Fact]
    public void Newton_OvershootingLogarithm_IsBroughtBackByHalfSteps()
    {
        // x = 3 − 4 ln x from 40: a full Newton step leads to negative x, where the logarithm is undefined.
        var x = Solve(symbol => 3 - (4 * Term.Log(symbol)), SolutionMethod.Newton, start: 40);

        Assert.Equal(x, 3 - (4 * Math.Log(x)), 1e-11);
    }

    private static double Solve(Func<Symbol, Term> right, SolutionMethod method, double start = 3)
    {
        var model = new TestModel();
        var x = model.Variable("x");
        model.Equation(x, right(x));
        model.Start(x, start);
        var projector = model.Compile().CreateProjector(PathTable.Empty, AddFactors.None, 2020, 2021, 2021, [x], method);
        return ProjectorTests.Run(projector, new DrawRange(7, 2))[0, 2021][0];
    }

    // Prices, wages and demand that determine one another, with a shock.
    private static (TestModel Model, Symbol[] Variables) Nonlinear()
    {
        var model = new TestModel();
        var elasticity = model.Parameter("elasticity", 0.4, 0.05);
        var shock = model.Shock("shock", 0.05);
        var (price, wage, demand, output) = (model.Variable("price"), model.Variable("wage"), model.Variable("demand"), model.Variable("output"));
        model.Equation(price, (0.5 * Term.Log(wage)) + (0.1 * (Term)demand) + shock, LeftForm.Log);
        model.Equation(wage, 0.6 + (0.4 * (Term)price) + (0.1 * Term.Lag(wage)));
        model.Equation(demand, 1 + ((Term)elasticity / price) - (0.1 * (Term)demand * demand));
        model.Equation(output, (Term)demand * price);
        model.Start(price, 1);
        model.Start(wage, 1.1);
        model.Start(demand, 1);
        return (model, [price, wage, demand, output]);
    }
}
