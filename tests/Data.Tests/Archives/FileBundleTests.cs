namespace Simulation.Data.Tests.Archives;

/// <summary>Files in memory behave as a folder does, and do not lead out of it.</summary>
public sealed class FileBundleTests
{
    private static readonly FileBundle Bundle = new([Workspace.File("a", "vn/x/a.csv"), Workspace.File("b", "vn/b.csv"), Workspace.File("{}", "vn/x/province.json")], Workspace.Shipped);

    [Theory]
    [InlineData("vn/x/a.csv", "vn/x/a.csv")]
    [InlineData("vn/x/../b.csv", "vn/b.csv")]
    [InlineData("vn/x/./a.csv", "vn/x/a.csv")]
    [InlineData("units.csv", "units.csv")]
    public void Read_File_IsFoundUnderItsPlainName(string path, string name) => Assert.Equal(name, Bundle.Read(path, new DiagnosticBag())!.Name);

    [Theory]
    [InlineData("vn/x/none.csv")]
    [InlineData("../units.csv")]
    [InlineData("/etc/passwd")]
    [InlineData("vn/tra-vinh/observations.csv")]
    [InlineData("vn/x/../tra-vinh/observations.csv")]
    [InlineData("")]
    public void Read_WhatIsNotThereOrNotShared_IsAProblem(string path)
    {
        var bag = new DiagnosticBag();

        Assert.Null(Bundle.Read(path, bag));

        Assert.Equal(DataProblem.Missing, Assert.Single(bag.Diagnostics).Problem);
        Assert.False(Bundle.Exists(path));
    }

    [Fact]
    public void FoldersWith_Settings_AreItsOwn() => Assert.Equal(["vn/x"], Bundle.FoldersWith("province.json"));
}
