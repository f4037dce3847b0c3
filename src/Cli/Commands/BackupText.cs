using Simulation.Cli.Hosting;
using Simulation.Storage.Backups;

namespace Simulation.Cli.Commands;

/// <summary>How the commands for backups say what a backup holds.</summary>
internal static class BackupText
{
    /// <summary>In half a sentence.</summary>
    public static string Describe(BackupContents contents, Terminal terminal)
    {
        var numbers = terminal.Numbers;
        var (records, versions, large) = (numbers.Fixed(contents.Records, 0), numbers.Fixed(contents.Versions, 0), numbers.Fixed(contents.Contents, 0));
        var bytes = numbers.Fixed(contents.Bytes, 0);
        return terminal.Say(
            $"records {records} in {versions} versions, calibrations and results {large}, schema version {contents.SchemaVersion}, {bytes} bytes",
            $"{records} bản ghi với {versions} phiên bản, {large} kết quả hiệu chỉnh và mô phỏng, phiên bản lược đồ {contents.SchemaVersion}, {bytes} byte");
    }

    /// <summary>As JSON.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="contents">What the backup holds.</param>
    /// <param name="database">The database that was restored; null for a backup.</param>
    /// <param name="replaced">The database that was there before; null for none.</param>
    public static void WriteJson(TextWriter output, BackupContents contents, string? database, string? replaced) => JsonOutput.Write(output, json =>
    {
        json.WriteString("backup", contents.File);
        json.WriteNumber("bytes", contents.Bytes);
        json.WriteNumber("schemaVersion", contents.SchemaVersion);
        json.WriteNumber("records", contents.Records);
        json.WriteNumber("versions", contents.Versions);
        json.WriteNumber("contents", contents.Contents);
        if (database is null) return;
        json.WriteString("database", database);
        json.WriteString("replaced", replaced);
    });
}
