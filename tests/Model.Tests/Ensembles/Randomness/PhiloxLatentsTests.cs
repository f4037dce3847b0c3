using Simulation.Model.Ensembles.Randomness;
using Simulation.Model.Language.Bound;
using Xunit;

namespace Simulation.Model.Tests.Ensembles.Randomness;

/// <summary>Latents take the stream of their number, in their law.</summary>
public sealed class PhiloxLatentsTests
{
    [Fact]
    public void Fill_YearlyNormal_IsTheStreamOfItsNumberInTheYear()
    {
        var values = new double[40];
        new PhiloxLatents(5).Fill(Latent(LatentLaw.StandardNormal, isYearly: true), 2026, 7, values);
        Assert.Equal(RandomStreamsTests.Normals(5, 99, 2026, 7, 40), values);
    }

    [Fact]
    public void Fill_Constant_IsTheSameWhateverYearIsAsked()
    {
        var values = new double[40];
        new PhiloxLatents(5).Fill(Latent(LatentLaw.StandardNormal, isYearly: false), 2026, 7, values);
        Assert.Equal(RandomStreamsTests.Normals(5, 99, RandomStreams.Constant, 7, 40), values);
    }

    [Fact]
    public void Fill_Uniform_FollowsTheUniformLaw()
    {
        var values = new double[40];
        var expected = new double[40];
        new PhiloxLatents(5).Fill(Latent(LatentLaw.Uniform, isYearly: true), 2026, 7, values);
        RandomStreams.FillUniform(5, 99, 2026, 7, expected);
        Assert.Equal(expected, values);
    }

    [Fact]
    public void Fill_UnknownLaw_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PhiloxLatents(5).Fill(Latent((LatentLaw)9, isYearly: true), 2026, 0, new double[1]));

    private static Latent Latent(LatentLaw law, bool isYearly)
    {
        var shock = new Symbol(0, new Declaration { Kind = SymbolKind.Shock, Name = "supply" }, []);
        var symbol = new Symbol(1, new Declaration { Kind = SymbolKind.Latent, Name = "supply.z" }, []);
        return new Latent(symbol, shock, law, isYearly, 99);
    }
}
