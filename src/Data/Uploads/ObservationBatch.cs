using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Simulation.Model.Calibration;

namespace Simulation.Data;

/// <summary>The figures of one upload, read whole and without errors. Immutable.</summary>
/// <param name="Id">Id of the upload, a hash of its text.</param>
/// <param name="Observations">Its figures, in order.</param>
public sealed record ObservationBatch(string Id, ImmutableArray<Observation> Observations)
{
    private const string Folder = "uploads/";

    /// <summary>The first 16 digits of a hash of text and day: the same file uploaded twice is one batch.</summary>
    /// <param name="text">The file.</param>
    /// <param name="published">The day on which its figures were published; null when it is that of their status or the end of their period.</param>
    public static string IdOf(ReadOnlySpan<byte> text, DateOnly? published)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(text);
        if (published is { } day) hash.AppendData(Encoding.UTF8.GetBytes($"\0{Text(day)}"));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }

    /// <summary>Name of the file in reports and origins: <c>uploads/3f2a….csv</c>.</summary>
    public static string FileOf(string id) => $"{Folder}{id}.csv";

    /// <summary>Id of the upload that an observation came with; null for the files.</summary>
    public static string? UploadOf(Observation observation)
    {
        ArgumentNullException.ThrowIfNull(observation);
        return observation.Upload == 0 ? null : observation.Origin.File[Folder.Length..^".csv".Length];
    }

    /// <summary>Reads a file of the columns of <see cref="ObservationReader"/>. Rows of other regions are errors.</summary>
    /// <param name="province">The province it is for.</param>
    /// <param name="text">The file.</param>
    /// <param name="published">
    /// The day on which the figures were published: none counts as known before it. Null when it is that of their status or the end of their period.
    /// </param>
    public static LoadResult<ObservationBatch> Read(ProvinceDefinition province, ReadOnlyMemory<byte> text, DateOnly? published)
    {
        ArgumentNullException.ThrowIfNull(province);
        var bag = new DiagnosticBag();
        var id = IdOf(text.Span, published);
        var read = ObservationReader.Read(new DataFile(FileOf(id), text), province.Vocabulary, bag);
        if (read.IsEmpty && !bag.HasErrors)
            bag.Add(DataDiagnostic.Error(DataProblem.Empty, FileOf(id), null, null, null, "at least one observation", "Add rows below the header."));
        foreach (var foreign in read.Where(observation => !province.Regions.Contains(observation.Region)))
        {
            bag.Add(DataDiagnostic.Error(DataProblem.Name, FileOf(id), foreign.Origin.Line, "region", foreign.Region, $"the region {string.Join(" or ", province.Regions)}",
                Suggestion.For(foreign.Region, province.Regions) ?? "Upload figures of other regions to their own province."));
        }

        return bag.Finish(() => new ObservationBatch(id, [.. read.Select(observation => Known(observation, published))]));
    }

    // Who uploads a figure has it in print.
    private static Observation Known(Observation observation, DateOnly? published) =>
        published is { } day && observation.KnownFrom is { } from && day > from
            ? observation with { KnownFrom = day, PrintedFrom = null }
            : observation with { PrintedFrom = null };

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
