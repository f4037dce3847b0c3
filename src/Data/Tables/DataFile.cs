using System.Text;

namespace Simulation.Data;

/// <summary>
/// The bytes of a file with the name it is reported under: a file below the data folder or an upload.
/// </summary>
/// <param name="Name">Path below the data folder, with forward slashes, or the name of an upload.</param>
/// <param name="Bytes">Its bytes.</param>
public sealed record DataFile(string Name, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Largest file that is read, 32 MiB.</summary>
    public const int MaximumBytes = 32 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text; null, with the problem in the bag, when the bytes are too many, none, or not UTF-8. A byte order mark is dropped.</summary>
    public string? ReadText(DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(bag);
        if (Bytes.Length > MaximumBytes)
        {
            bag.Add(DataDiagnostic.Error(DataProblem.TooLarge, Name, null, null, $"{Bytes.Length} bytes", $"at most {MaximumBytes} bytes",
                "Divide the file."));
            return null;
        }

        var bytes = Bytes.Span;
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        if (bytes.IsEmpty)
        {
            bag.Add(DataDiagnostic.Error(DataProblem.Empty, Name, null, null, null, "text", "The file is empty: put back its contents."));
            return null;
        }

        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            var line = 1 + bytes[..Math.Clamp(e.Index, 0, bytes.Length)].Count((byte)'\n');
            bag.Add(DataDiagnostic.Error(DataProblem.Encoding, Name, line, null, null, "UTF-8 text",
                "Save the file as UTF-8 (in Excel: CSV UTF-8)."));
            return null;
        }
    }
}
