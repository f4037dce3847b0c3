using CsCheck;

namespace Simulation.Data.Tests.Storage;

public sealed class BlobStoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("simulation-blobs-").FullName;

    private BlobStore Store => new(folder);

    [Fact]
    public void Write_AnyContent_IsReadBackByItsHash() =>
        Gen.Byte.Array[0, 3_000].Sample(content =>
        {
            var key = Store.Write(content);
            Assert.Equal(BlobStore.KeyOf(content), key);
            Assert.True(Store.Contains(key));
            Assert.Equal(content, new BlobStore(folder).Read(key));
        }, iter: 50);

    [Fact]
    public void Write_TheSameContentTwice_KeepsOneFileAndNoTemporaries()
    {
        Store.Write("a"u8);
        Store.Write("a"u8);
        Assert.Single(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Write_ByManyAtOnce_LeavesOneWholeBlob()
    {
        var content = new byte[200_000];
        for (var i = 0; i < content.Length; i++)
            content[i] = (byte)(i * i >> 7);
        Parallel.For(0, 8, _ => Store.Write(content));
        Assert.Single(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));
        Assert.Equal(content, Store.Read(BlobStore.KeyOf(content)));
    }

    [Fact]
    public void Read_AKeyThatIsNotThere_IsNull()
    {
        var key = BlobStore.KeyOf("nothing"u8);
        Assert.Null(Store.Read(key));
        Assert.False(Store.Delete(key));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(9)]
    [InlineData(20)]
    [InlineData(40)]
    public void Read_OneByteChanged_IsRefusedAndNotReturned(int position)
    {
        var (key, path) = WriteOne();
        var bytes = File.ReadAllBytes(path);
        bytes[position] ^= 0x55;
        File.WriteAllBytes(path, bytes);
        Assert.Contains(key, Assert.Throws<InvalidDataException>(() => Store.Read(key)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(30)]
    public void Read_ATruncatedFile_IsRefused(int length)
    {
        var (key, path) = WriteOne();
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..length]);
        Assert.Throws<InvalidDataException>(() => Store.Read(key));
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    public void Read_WhatIsNotAKey_IsRefusedBeforeAnyFileIsTouched(string key) =>
        Assert.Throws<ArgumentException>(() => Store.Read(key));

    [Fact]
    public void Delete_ABlob_RemovesIt()
    {
        var (key, _) = WriteOne();
        Assert.True(Store.Delete(key));
        Assert.Null(Store.Read(key));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private (string Key, string Path) WriteOne()
    {
        var key = Store.Write("The posterior of a province, once, compressed, by content hash."u8);
        return (key, Directory.EnumerateFiles(folder, key, SearchOption.AllDirectories).Single());
    }
}
