namespace Simulation.Data.Tests.Provinces;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("Duyên Hải 3 extension", "duyen_hai_3_extension")]
    [InlineData("Wind (five farms)", "wind_five_farms")]
    [InlineData("ĐIỆN GIÓ Đông Hải", "dien_gio_dong_hai")]
    [InlineData("2nd plant", "m_2nd_plant")]
    [InlineData("***", "m_")]
    public void FromName_AnyName_IsANameOfTheModelLanguage(string name, string identifier) =>
        Assert.Equal(identifier, Identifier.FromName(name));
}
