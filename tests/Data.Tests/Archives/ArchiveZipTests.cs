using System.Buffers.Binary;
using System.IO.Compression;
using CsCheck;

namespace Simulation.Data.Tests.Archives;

/// <summary>Archives from strangers: what leads out, stands for two things or swells is refused, and nothing is unpacked.</summary>
public sealed class ArchiveZipTests
{
    [Theory]
    [InlineData("../out.csv")]
    [InlineData("data/../../out.csv")]
    [InlineData("/etc/passwd")]
    [InlineData("data//x.csv")]
    [InlineData("./x.csv")]
    [InlineData("C:/x.csv")]
    [InlineData("data\\x.csv")]
    [InlineData("data/a\nb.csv")]
    public void Unpack_NameThatLeadsElsewhere_IsRefused(string name) => Refused(Archives.Zip(("data/fine.csv", [1]), (name, [1])), DataProblem.Archive);

    [Fact]
    public void Unpack_NameThatIsTooLong_IsRefused() => Refused(Archives.Zip((new string('a', ArchiveLimits.LongestPath + 1), [1])), DataProblem.Archive);

    [Theory]
    [InlineData("data/x.csv")]
    [InlineData("DATA/X.csv")]
    public void Unpack_NameGivenTwice_IsRefused(string second) => Refused(Archives.Zip(("data/x.csv", [1]), (second, [2])), DataProblem.Archive);

    [Fact]
    public void Unpack_ManyEntries_IsRefused() =>
        Refused(Archives.Zip([.. Enumerable.Range(0, ArchiveLimits.MaximumEntries + 1).Select(number => ($"{number}", Array.Empty<byte>()))]), DataProblem.TooLarge);

    [Fact]
    public void Unpack_ContentThatSwells_IsRefusedBeforeItIsUnpacked() => Refused(Swelling(), DataProblem.TooLarge);

    [Fact]
    public void Unpack_ContentThatSwellsAndSaysItDoesNot_IsRefusedWhileItIsUnpacked()
    {
        var archive = Swelling();
        // The central directory says how long a file is; readers that believe it fill the memory.
        var central = archive.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(archive.AsSpan(central + 24), 10);

        var bag = new DiagnosticBag();

        Assert.True(ArchiveZip.Unpack("test.zip", archive, bag).Sum(file => file.Bytes.Length) <= 10);
    }

    [Fact]
    public void Unpack_LongArchive_IsRefusedUnread() => Refused(new byte[ArchiveLimits.MaximumBytes + 1], DataProblem.TooLarge);

    [Fact]
    public void Unpack_NoArchive_IsRefused() => Refused("no archive"u8.ToArray(), DataProblem.Archive);

    [Fact]
    public void Unpack_Folders_AreNoFiles() => Assert.Equal(["data/x.csv"], Archives.Files(Archives.Zip(("data/", []), ("data/x.csv", [1]))).Select(file => file.Name));

    [Fact]
    public void Unpack_AnyDamage_IsReportedOrHarmless()
    {
        var sound = Archives.Zip(("data/a.csv", [1, 2, 3]), ("data/b.csv", [4, 5, 6, 7]));

        Gen.Select(Gen.Int[0, sound.Length - 1], Gen.Byte, Gen.Int[0, sound.Length]).Sample(damage =>
        {
            var bytes = sound.ToArray();
            bytes[damage.Item1] = damage.Item2;
            // Whatever comes, no exception.
            ArchiveZip.Unpack("test.zip", bytes.AsMemory(0, damage.Item3), new DiagnosticBag());
        });
    }

    [Fact]
    public void Pack_AnyFiles_UnpackToTheSame()
    {
        var name = Gen.Char["abcdefghij"].Array[1, 8].Select(letters => new string(letters));
        var file = Gen.Select(name, Gen.Byte.Array[0, 500], (part, bytes) => new DataFile($"data/{part}", bytes));

        file.Array[0, 10].Select(files => files.DistinctBy(entry => entry.Name).ToArray()).Sample(files =>
        {
            var packed = ArchiveZip.Pack(files);
            Assert.Equal(packed, ArchiveZip.Pack(files.Reverse()));
            Assert.Equal(files.OrderBy(entry => entry.Name, StringComparer.Ordinal).Select(entry => (entry.Name, Convert.ToHexString(entry.Bytes.Span))), Archives.Files(packed).Select(entry => (entry.Name, Convert.ToHexString(entry.Bytes.Span))));
        });
    }

    private static byte[] Swelling()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("data/x.csv", CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            for (var written = 0; written <= ArchiveLimits.MaximumContent; written += zeros.Length) entry.Write(zeros);
        }

        return bytes.ToArray();
    }

    private static void Refused(byte[] archive, DataProblem problem)
    {
        var bag = new DiagnosticBag();

        Assert.Empty(ArchiveZip.Unpack("test.zip", archive, bag));

        Assert.Contains(bag.Diagnostics, diagnostic => diagnostic.Problem == problem);
        Assert.All(bag.Diagnostics, diagnostic => Assert.NotEmpty(diagnostic.WayOut));
    }
}
