using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Simulation.Model.Calibration.Reporting;
using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Calibration;

/// <summary>
/// The stored form of a calibration: little-endian, numbers as their bits, with a schema version in front. Compression and checksums are the
/// store's business.
/// </summary>
public static class CalibrationCodec
{
    private const uint Magic = 0x4C41_4353; // "SCAL"
    private const int SchemaVersion = 1;

    /// <summary>Writes a calibration; the same calibration always gives the same bytes.</summary>
    public static void Write(CalibrationResult calibration, Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(SchemaVersion);
        writer.Write(calibration.Id);
        writer.Write(calibration.StartYear);
        writer.Write(calibration.LastYear);
        WriteTexts(writer, calibration.Coordinates);
        WriteNumbers(writer, calibration.Points);
        writer.Write(calibration.Ensemble.BaseYear);
        writer.Write(calibration.Ensemble.Keys.Length);
        for (var column = 0; column < calibration.Ensemble.Keys.Length; column++)
        {
            writer.Write(calibration.Ensemble.Keys[column].Symbol.Name);
            writer.Write(calibration.Ensemble.Keys[column].Lag);
            WriteNumbers(writer, calibration.Ensemble.Column(column));
        }

        writer.Write(JsonSerializer.Serialize(calibration.Report));
    }

    /// <summary>Reads a calibration of this model.</summary>
    /// <exception cref="CalibrationException">
    /// The bytes are no calibration, of a newer schema, cut off, or of another model. The way out is to calibrate again.
    /// </exception>
    public static CalibrationResult Read(Stream stream, BoundModel model)
    {
        try
        {
            using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
            if (reader.ReadUInt32() != Magic)
                throw new CalibrationException("The stored bytes are not a calibration.");
            var version = reader.ReadInt32();
            if (version != SchemaVersion)
                throw new CalibrationException($"The stored calibration has schema version {version} and this program reads {SchemaVersion}: calibrate again.");
            var (id, startYear, lastYear) = (reader.ReadString(), reader.ReadInt32(), reader.ReadInt32());
            var coordinates = ReadTexts(reader);
            var points = ReadNumbers(reader);
            var ensemble = ReadEnsemble(reader, model);
            var report = JsonSerializer.Deserialize<CalibrationReport>(reader.ReadString())
                ?? throw new CalibrationException("The stored calibration has no report: calibrate again.");
            return new CalibrationResult(id, startYear, lastYear, coordinates, points, ensemble, report);
        }
        catch (Exception broken) when (broken is EndOfStreamException or IOException or JsonException or ArgumentException)
        {
            throw new CalibrationException("The stored calibration is cut off or damaged: calibrate again.", broken);
        }
    }

    private static Ensemble ReadEnsemble(BinaryReader reader, BoundModel model)
    {
        var baseYear = reader.ReadInt32();
        var count = CheckedCount(reader.ReadInt32());
        var columns = new List<(LaggedSymbol, double[])>();
        for (var i = 0; i < count; i++)
        {
            var (name, lag) = (reader.ReadString(), reader.ReadInt32());
            var symbol = model.Find(name) ?? throw new CalibrationException(
                $"The stored calibration has {name}, which the model {model.Name} does not: calibrate again.");
            columns.Add((new LaggedSymbol(symbol, lag), ReadNumbers(reader)));
        }

        return new Ensemble(baseYear, columns);
    }

    private static void WriteTexts(BinaryWriter writer, ImmutableArray<string> texts)
    {
        writer.Write(texts.Length);
        foreach (var text in texts)
            writer.Write(text);
    }

    private static ImmutableArray<string> ReadTexts(BinaryReader reader)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        for (var left = CheckedCount(reader.ReadInt32()); left > 0; left--)
            texts.Add(reader.ReadString());
        return texts.ToImmutable();
    }

    private static void WriteNumbers(BinaryWriter writer, ReadOnlySpan<double> numbers)
    {
        writer.Write(numbers.Length);
        writer.Write(MemoryMarshal.AsBytes(numbers));
    }

    private static double[] ReadNumbers(BinaryReader reader)
    {
        var count = CheckedCount(reader.ReadInt32());
        var bytes = reader.ReadBytes(count * sizeof(double));
        if (bytes.Length < count * sizeof(double))
            throw new EndOfStreamException();
        return MemoryMarshal.Cast<byte, double>(bytes).ToArray();
    }

    // A damaged length must not ask for the machine's memory.
    private static int CheckedCount(int count) => count is >= 0 and <= 100_000_000 ? count : throw new EndOfStreamException();
}
