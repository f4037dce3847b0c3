using Simulation.Model.Language.Bound;

namespace Simulation.Data.Tests.Joining;

/// <summary>The shipped provinces with the shipped model: files alone make a province.</summary>
public sealed class ShippedModelTests
{
    private static readonly ProvinceRepository Provinces = new(Workspace.Shipped);
    private static readonly ModelRepository Models = new(Path.Combine(Workspace.Repository, "models"));

    public static TheoryData<string> Ids => [.. Provinces.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Join_EveryProvinceWithItsModel_HasNoErrorsAndNoGaps(string id)
    {
        var joined = Join(id);
        Assert.DoesNotContain(joined.Diagnostics, diagnostic => diagnostic.Severity == DataSeverity.Error);
        Assert.Empty(joined.Value.Gaps);
        Assert.NotEmpty(joined.Value.Observations);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Join_EveryProvince_GivesEveryLeverAValueInEveryYear(string id)
    {
        var model = Join(id).Value;
        var paths = model.Paths(2030);
        foreach (var lever in model.Model.Symbols.Where(symbol => symbol.Kind == SymbolKind.Lever && symbol.Default is null))
        {
            for (var year = model.StartYear; year <= 2030; year++)
                Assert.True(paths.TryGet(lever, year, out var value) && value >= lever.Minimum && value <= lever.Maximum, $"{lever} in {year}");
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Join_EveryPrior_ReplacesALawOfTheModel(string id)
    {
        var model = Join(id).Value;
        foreach (var prior in model.Province.Priors)
        {
            var symbol = model.Model.Find(prior.Member.Length == 0 ? prior.Symbol : $"{prior.Symbol}[{prior.Member}]");
            Assert.Equal((SymbolKind.Parameter, prior.Source), (symbol!.Kind, symbol.Source));
        }
    }

    [Fact]
    public void Join_TheSecondProvince_NeedsNoPlantsAndNoOtherModel()
    {
        var (first, second) = (Join("tra-vinh").Value, Join("tien-giang").Value);
        Assert.Equal(first.Model.TextHash, second.Model.TextHash);
        Assert.Empty(second.Model.Sets.Single(set => set.Name == "plant").Members);
        Assert.DoesNotContain(second.Model.Symbols, symbol => symbol.Name.StartsWith("capacity", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("agriculture")]
    [InlineData("industry")]
    [InlineData("services")]
    [InlineData("total")]
    public void Join_TheSecondProvince_IsHeldToItsSectorRows(string sector) =>
        Assert.Contains(Join("tien-giang").Value.Observations, used => used.Observation.Indicator == "grdp_growth" && used.Observation.Sector == sector);

    private static LoadResult<ProvinceModel> Join(string id)
    {
        var bag = new DiagnosticBag();
        var province = Workspace.Province(id);
        return ProvinceModel.Join(province, Models.Read(province.Settings.Model, bag) ?? throw new DataException(bag.Diagnostics));
    }
}
