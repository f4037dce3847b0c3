using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Simulation.Data;

/// <summary>
/// Bytes kept on disk by the hash of their content: posterior ensembles and other large results. A blob is written to a temporary file, flushed to the disk
/// and renamed into place, so that a crash leaves either the whole blob or none; it is compressed (Brotli) and its hash is checked whenever it is read.
/// Safe for concurrent use by threads and processes.
/// </summary>
/// <remarks>Layout of a file: the 8 bytes <c>SIMBLOB\u0001</c> (name and version), the length of the content as 8 little-endian bytes, the compressed content.</remarks>
public sealed class BlobStore
{
    /// <summary>Largest content, 1 GiB: a damaged length must not allocate memory without bound.</summary>
    public const long MaximumLength = 1L << 30;

    private const int HeaderLength = 16;
    private static readonly byte[] Magic = "SIMBLOB\u0001"u8.ToArray();

    private readonly string folder;

    /// <summary>Names the folder, which is created when the first blob is written.</summary>
    public BlobStore(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        this.folder = Path.GetFullPath(folder);
    }

    /// <summary>The key of a content: its SHA-256 in lower-case hexadecimal, 64 characters.</summary>
    public static string KeyOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Writes a content, durably, and returns its key; does nothing when it is there already.</summary>
    /// <exception cref="ArgumentException">The content is longer than <see cref="MaximumLength"/>.</exception>
    public string Write(ReadOnlySpan<byte> content)
    {
        if (content.Length > MaximumLength)
            throw new ArgumentException($"The content has {content.Length} bytes and at most {MaximumLength} are kept.", nameof(content));
        var key = KeyOf(content);
        var path = PathOf(key);
        if (File.Exists(path))
            return key;

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = Path.Combine(Path.GetDirectoryName(path)!, $"{key}.{Guid.NewGuid():N}.tmp");
        try
        {
            WriteFile(temporary, content);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }

        return key;
    }

    /// <summary>True when a blob of this key is there.</summary>
    public bool Contains(string key) => File.Exists(PathOf(key));

    /// <summary>Reads a blob; null when there is none of this key.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or of an unknown version.</exception>
    public byte[]? Read(string key)
    {
        var path = PathOf(key);
        if (!File.Exists(path))
            return null;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        Span<byte> header = stackalloc byte[HeaderLength];
        if (file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength || !header.StartsWith(Magic))
            throw new InvalidDataException($"The blob {key} has an unknown header or version: delete the file {path}, and it will be computed again.");
        var length = BinaryPrimitives.ReadInt64LittleEndian(header[Magic.Length..]);
        if (length is < 0 or > MaximumLength)
            throw Damaged(key, path);
        var content = new byte[length];
        try
        {
            using var brotli = new BrotliStream(file, CompressionMode.Decompress);
            if (brotli.ReadAtLeast(content, content.Length, throwOnEndOfStream: false) < content.Length || brotli.ReadByte() >= 0)
                throw Damaged(key, path);
        }
        catch (InvalidOperationException e)
        {
            throw Damaged(key, path, e);
        }

        return KeyOf(content) == key ? content : throw Damaged(key, path);
    }

    /// <summary>Removes a blob; false when there is none of this key.</summary>
    public bool Delete(string key)
    {
        var path = PathOf(key);
        if (!File.Exists(path))
            return false;
        File.Delete(path);
        return true;
    }

    private static void WriteFile(string path, ReadOnlySpan<byte> content)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        Span<byte> header = stackalloc byte[HeaderLength];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt64LittleEndian(header[Magic.Length..], content.Length);
        file.Write(header);
        // The lowest level: ensembles are noise in their low bits, and the higher levels have little to find.
        using (var brotli = new BrotliStream(file, CompressionLevel.Fastest, leaveOpen: true))
            brotli.Write(content);
        file.Flush(flushToDisk: true);
    }

    private static InvalidDataException Damaged(string key, string path, Exception? inner = null) =>
        new($"The blob {key} is damaged: delete the file {path}, and it will be computed again.", inner);

    // A key is checked before it becomes part of a path.
    private string PathOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Length == 64 && key.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(folder, key[..2], key)
            : throw new ArgumentException($"'{key}' is not a key: 64 lower-case hexadecimal digits are.", nameof(key));
    }
}
