using Simulation.Documents.Wording;
using Simulation.Web.Reading;
using Xunit;

namespace Simulation.Web.Tests.Reading;

public class TypedNumberTests
{
    [Theory]
    [InlineData("36.500", Language.Vietnamese, 36_500.0)]
    [InlineData("36500", Language.Vietnamese, 36_500.0)]
    [InlineData("36.500,5", Language.Vietnamese, 36_500.5)]
    [InlineData("8,5", Language.Vietnamese, 8.5)]
    [InlineData("8,5%", Language.Vietnamese, 8.5)]
    [InlineData("0.35", Language.Vietnamese, 0.35)]
    [InlineData("36,500", Language.English, 36_500.0)]
    [InlineData("8.5", Language.English, 8.5)]
    [InlineData("−0.2", Language.English, -0.2)]
    [InlineData(" 1 000 ", Language.English, 1_000.0)]
    public void Read_AsPeopleType_GivesTheNumber(string text, Language language, double number) => Assert.Equal(number, TypedNumber.Read(text, language));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("many")]
    [InlineData("1.2.3")]
    [InlineData("1e5")]
    [InlineData("NaN")]
    public void Read_NoNumber_IsNothing(string? text) => Assert.Null(TypedNumber.Read(text, Language.English));
}
