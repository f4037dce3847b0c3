using Simulation.Model.Language;
using Xunit;

namespace Simulation.Model.Tests.Language;

public class KleinTests
{
    [Theory]
    [InlineData("klein")]
    [InlineData("sample")]
    public void Load_ReferenceModel_HasNoDiagnostics(string name)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", name + ".model"));
        var result = ModelText.Check(text, name);
        Assert.Equal("", Simulation.Model.Language.Diagnostics.DiagnosticRenderer.Render(result.Diagnostics, text, name));
        var syntax = ModelParser.Parse(text).Syntax;
        var printed = ModelPrinter.Print(syntax);
        TestContext.Current.TestOutputHelper?.WriteLine(printed);
        Assert.Equal(syntax, ModelParser.Parse(printed).Syntax);
    }
}
