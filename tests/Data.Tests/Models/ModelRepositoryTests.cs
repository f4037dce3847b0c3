namespace Simulation.Data.Tests.Models;

public sealed class ModelRepositoryTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("simulation-models-").FullName;

    public ModelRepositoryTests()
    {
        File.WriteAllText(Path.Combine(folder, "small.model"), "model small \"Nhỏ\"\n");
        File.WriteAllText(Path.Combine(folder, "notes.txt"), "not a model");
    }

    [Fact]
    public void Read_AModel_GivesItsText()
    {
        var bag = new DiagnosticBag();
        Assert.Equal(new ModelSource("small", "model small \"Nhỏ\"\n"), new ModelRepository(folder).Read("small", bag));
        Assert.Equal(["small"], new ModelRepository(folder).Names);
        Assert.Empty(bag.Diagnostics);
    }

    [Theory]
    [InlineData("smal")]
    [InlineData("notes")]
    [InlineData("../small")]
    public void Read_WhatIsNotThere_NamesWhatIs(string name)
    {
        var bag = new DiagnosticBag();
        Assert.Null(new ModelRepository(folder).Read(name, bag));
        Assert.Contains("small", Assert.Single(bag.Diagnostics).Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_OfAFolderThatDoesNotExist_AreNone() => Assert.Empty(new ModelRepository(Path.Combine(folder, "none")).Names);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
