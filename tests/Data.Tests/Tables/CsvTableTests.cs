using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsCheck;

namespace Simulation.Data.Tests.Tables;

public sealed class CsvTableTests
{
    private static readonly ImmutableArray<string> Columns = ["name", "value"];

    [Fact]
    public void Read_ColumnsInAnotherOrderAndAByteOrderMark_ReadsTheRows()
    {
        var bytes = Encoding.UTF8.Preamble.ToArray().Concat(Encoding.UTF8.GetBytes("value,name\r\n1.5,\"Trà Vinh, \"\"the\"\" province\"\r\n")).ToArray();
        var bag = new DiagnosticBag();
        var row = Assert.Single(CsvTable.Read(new DataFile("f.csv", bytes), Columns, bag)!.Rows);
        Assert.Equal("Trà Vinh, \"the\" province", row["name"]);
        Assert.Equal(1.5, row.Number("value"));
        Assert.Equal(2, row.Line);
        Assert.Empty(bag.Diagnostics);
    }

    [Fact]
    public void Read_BlankLinesAndFieldsOverSeveralLines_CountsLinesOfTheFile()
    {
        var bag = new DiagnosticBag();
        var table = CsvTable.Read(Workspace.File("name,value\na,1\n\n\"b\nc\",2\nd,3\n"), Columns, bag)!;
        Assert.Equal([2, 4, 6], table.Rows.Select(row => row.Line));
        Assert.Equal(["a", "b\nc", "d"], table.Rows.Select(row => row["name"]));
    }

    [Fact]
    public void Read_WrongHeader_NamesMissingUnknownAndRepeatedColumnsTogether()
    {
        var bag = new DiagnosticBag();
        Assert.Null(CsvTable.Read(Workspace.File("valu,extra,extra\n1,2,3\n"), Columns, bag));
        Assert.All(bag.Diagnostics, diagnostic => Assert.Equal((DataProblem.Header, 1), (diagnostic.Problem, diagnostic.Line)));
        Assert.Equal(["name", "value", "valu", "extra", "extra"], bag.Diagnostics.Select(diagnostic => diagnostic.Column));
        Assert.Contains(bag.Diagnostics, diagnostic => diagnostic.WayOut == "Did you mean 'value'?");
    }

    [Theory]
    [InlineData("", DataProblem.Empty)]
    [InlineData("\n\n", DataProblem.Empty)]
    [InlineData("name,value\na\n", DataProblem.Row)]
    [InlineData("name,value\na,1,2\n", DataProblem.Row)]
    [InlineData("name,value\na\"b,1\n", DataProblem.Row)]
    public void Read_NoTable_SaysWhatIsWrong(string text, DataProblem problem)
    {
        var bag = new DiagnosticBag();
        CsvTable.Read(Workspace.File(text), Columns, bag);
        Assert.Equal(problem, Assert.Single(bag.Diagnostics).Problem);
        Assert.True(bag.HasErrors);
    }

    [Fact]
    public void Read_BytesThatAreNotUtf8_NamesTheLine()
    {
        var bag = new DiagnosticBag();
        Assert.Null(CsvTable.Read(new DataFile("f.csv", (byte[])[.. "name,value\na,1\nTr"u8, 0xE0, .. " Vinh,2\n"u8]), Columns, bag));
        var diagnostic = Assert.Single(bag.Diagnostics);
        Assert.Equal((DataProblem.Encoding, 3), (diagnostic.Problem, diagnostic.Line));
    }

    [Fact]
    public void Read_HugeField_IsRefusedWithItsLine()
    {
        var bag = new DiagnosticBag();
        Assert.Null(CsvTable.Read(Workspace.File($"name,value\na,1\n{new string('x', 1_000_000)},2\n"), Columns, bag));
        var diagnostic = Assert.Single(bag.Diagnostics);
        Assert.Equal((DataProblem.FieldTooLong, 3), (diagnostic.Problem, diagnostic.Line));
    }

    [Fact]
    public void Read_HugeFile_IsRefusedUnread()
    {
        var bag = new DiagnosticBag();
        Assert.Null(CsvTable.Read(new DataFile("f.csv", new byte[DataFile.MaximumBytes + 1]), Columns, bag));
        Assert.Equal(DataProblem.TooLarge, Assert.Single(bag.Diagnostics).Problem);
    }

    [Theory]
    [InlineData("abc", DataProblem.NotANumber)]
    [InlineData("1,234", DataProblem.NotANumber)]
    [InlineData("1.234,5", DataProblem.NotANumber)]
    [InlineData("12 %", DataProblem.NotANumber)]
    [InlineData("", DataProblem.NotANumber)]
    [InlineData("NaN", DataProblem.NotFinite)]
    [InlineData("Infinity", DataProblem.NotFinite)]
    [InlineData("-Infinity", DataProblem.NotFinite)]
    [InlineData("1e999", DataProblem.NotFinite)]
    public void Number_NoFiniteNumber_ReportsTheField(string text, DataProblem problem)
    {
        var bag = new DiagnosticBag();
        var row = CsvTable.Read(Workspace.File($"name,value\na,\"{text}\"\n"), Columns, bag)!.Rows[0];
        Assert.Null(row.Number("value"));
        var diagnostic = Assert.Single(bag.Diagnostics);
        Assert.Equal((problem, 2, "value", text), (diagnostic.Problem, diagnostic.Line, diagnostic.Column, diagnostic.Value));
        Assert.Contains("test.csv:2 column 'value'", diagnostic.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnyFieldsWrittenAsCsv_ComeBackAsWritten() =>
        Gen.Select(Gen.String[Gen.Char[' ', 'ỹ'], 0, 40], Gen.Double.Where(double.IsFinite)).List[0, 20].Sample(rows =>
        {
            var text = new StringBuilder("name,value\n");
            foreach (var (name, value) in rows)
                text.Append(CultureInfo.InvariantCulture, $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{value:R}\n");
            var bag = new DiagnosticBag();
            var table = CsvTable.Read(Workspace.File(text.ToString()), Columns, bag)!;
            Assert.Equal(rows.Select(row => row.Item1.Trim()), table.Rows.Select(row => row["name"]));
            Assert.Equal(rows.Select(row => row.Item2), table.Rows.Select(row => row.Number("value")!.Value));
            Assert.Empty(bag.Diagnostics);
        });
}
