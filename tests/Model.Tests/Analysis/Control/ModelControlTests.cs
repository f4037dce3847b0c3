using Simulation.Model.Analysis.Control;
using Simulation.Model.Ensembles.Randomness;
using Simulation.Model.Execution;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Xunit;

namespace Simulation.Model.Tests.Analysis.Control;

public sealed class ModelControlTests
{
    private const string Growing =
        """
        model growing "Two growing things"
        parameter trend ~ normal(0.03, sd = 0.01)
        shock noise ~ normal(0, 0.02)
        variable x
        variable z
        block b:
          dlog(x) = trend + noise
          z = 0.5 * x + 0.5 * x(-1)
        start:
          x = 100
        """;

    private static readonly BoundModel Model = ModelText.Load(Growing);
    private static readonly CompiledModel Compiled = CompiledModel.Compile(Model);
    private static readonly Symbol X = Model.Find("x")!;
    private static readonly Symbol Z = Model.Find("z")!;

    private static ModelSetting Path => ModelSetting.SinglePath(Compiled, PathTable.Empty, 2020, 2025);

    [Fact]
    public void Apply_LevelGrowthAndChangeOneAfterTheOther_HoldsEach()
    {
        var control = ModelControl.None with
        {
            Exogenised =
            [
                new Exogenisation(X, Measure.Level, 2021, [110]),
                new Exogenisation(X, Measure.Growth, 2022, [5, -2]),
                new Exogenisation(X, Measure.Difference, 2024, [7]),
            ],
        };

        var path = ModelPath.Of(control.Apply(Path));

        Assert.Equal(110, path[X, 2021], 1e-12);
        Assert.Equal(110 * 1.05, path[X, 2022], 1e-12);
        Assert.Equal(110 * 1.05 * 0.98, path[X, 2023], 1e-12);
        Assert.Equal((110 * 1.05 * 0.98) + 7, path[X, 2024], 1e-12);
        Assert.Equal(path[X, 2024] * Math.Exp(0.03), path[X, 2025], 1e-10);
        Assert.Equal((path[X, 2024] + path[X, 2023]) / 2, path[Z, 2024], 1e-12);
    }

    [Fact]
    public void Apply_GrowthOverDraws_LetsEveryDrawGoOnFromItsOwnLevel()
    {
        var held = ModelControl.None with { Exogenised = [new Exogenisation(X, Measure.Growth, 2023, [4])] };
        var setting = held.Apply(Path with { Draws = 50, Latents = new PhiloxLatents(3) });
        var sink = new DrawSink(1, 2021, 2025, 50);
        setting.Run(setting.Model.CreateProjector(setting.Paths, setting.AddFactors, 2020, 2021, 2025, [X]), sink);

        Assert.All(sink[0, 2022].Zip(sink[0, 2023]), pair => Assert.Equal(1.04, pair.Second / pair.First, 1e-12));
        Assert.True(sink[0, 2022].Distinct().Count() > 40);
    }

    [Theory]
    [InlineData(LeftForm.Level, "y = 0.9 * y(-1) + 10")]
    [InlineData(LeftForm.Log, "log(y) = 0.5 * log(y(-1)) + 1")]
    [InlineData(LeftForm.Difference, "d(y) = 0.3")]
    [InlineData(LeftForm.Logit, "logit(y) = 0.1 + 0.5 * y(-1)")]
    public void Apply_GrowthOfEveryLeftSide_IsHeld(LeftForm form, string equation)
    {
        var model = ModelText.Load($"model m\nvariable y\nblock b:\n  {equation}\nstart:\n  y = 0.5\n");
        var y = model.Find("y")!;
        Assert.Equal(form, model.Equations[0].Form);
        var setting = ModelSetting.SinglePath(CompiledModel.Compile(model), PathTable.Empty, 2020, 2023);

        var path = ModelPath.Of((ModelControl.None with { Exogenised = [new Exogenisation(y, Measure.Growth, 2021, [3])] }).Apply(setting));

        Assert.Equal(0.515, path[y, 2021], 1e-13);
        Assert.Equal(0, EquationResidual.Of(model.Equations[0], 2022, (symbol, year) => path[symbol, year]), 1e-12);
    }

    [Fact]
    public void Apply_OverlappingPeriods_NamesTheVariableAndBothPeriods()
    {
        var control = ModelControl.None with { Exogenised = [new Exogenisation(X, Measure.Level, 2021, [1, 2, 3]), new Exogenisation(X, Measure.Growth, 2023, [5])] };

        var error = Assert.Throws<ControlException>(() => control.Apply(Path));

        Assert.Contains("'x' overlap: 2021-2023 (level) and 2023-2023 (growth, percent)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Judgements_OnOneVariable_AddUpAndKeepTheirAuthors()
    {
        var ledger = JudgementLedger.Of(Model, [new Judgement(X, 2021, [0.01, 0.02], "Planning office", "A new port"), new Judgement(X, 2022, [-0.005], "Statistics office", "Revision")]);

        var path = ModelPath.Of((ModelControl.None with { Judgements = ledger }).Apply(Path));

        Assert.Equal(100 * Math.Exp(0.03 + 0.01), path[X, 2021], 1e-9);
        Assert.Equal(Math.Exp(0.03 + 0.015), path[X, 2022] / path[X, 2021], 1e-9);
        Assert.Equal(["Planning office", "Statistics office"], ledger.On(X, 2022).Select(judgement => judgement.Author));
    }

    [Theory]
    [InlineData("", "why", "no author")]
    [InlineData("Office", " ", "no reason")]
    public void Judgements_WithoutAuthorOrReason_AreRefused(string author, string reason, string message)
    {
        var error = Assert.Throws<ControlException>(() => JudgementLedger.Of(Model, [new Judgement(X, 2021, [0.01], author, reason)]));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_JudgementOnAnExogenisedYear_DoesNotAct()
    {
        var control = new ModelControl([new Exogenisation(X, Measure.Growth, 2021, [5])], JudgementLedger.Of(Model, [new Judgement(X, 2021, [0.5], "Office", "Test of precedence")]));

        Assert.Equal(105, ModelPath.Of(control.Apply(Path))[X, 2021], 1e-12);
    }
}
