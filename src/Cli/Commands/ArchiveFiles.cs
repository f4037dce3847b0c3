using System.CommandLine;
using Simulation.Cli.Hosting;
using Simulation.Data;

namespace Simulation.Cli.Commands;

/// <summary>Archives of provinces as files, against the folders of data and models.</summary>
internal static class ArchiveFiles
{
    /// <summary>Reads an archive.</summary>
    /// <exception cref="CommandFault">There is no such file, or it is longer than archives may be.</exception>
    public static byte[] Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists) throw new CommandFault(ExitCode.WrongUsage, $"There is no file '{path}': correct the path.");
        return file.Length <= ArchiveLimits.MaximumBytes
            ? File.ReadAllBytes(path)
            : throw new CommandFault(ExitCode.InputHasErrors, $"{path} has {file.Length} bytes, and an archive may have {ArchiveLimits.MaximumBytes}: leave out what no file of the province reads.");
    }

    /// <summary>Checks an archive; what it leaves out is taken from the folders.</summary>
    public static ArchiveReport Check(string path, CommonOptions common, ParseResult arguments, Surroundings surroundings) => ArchiveReport.Of(
        Read(path),
        new ArchiveSurroundings(new DataRoot(common.DataFolder(arguments, surroundings)), new ModelRepository(common.ModelsFolder(arguments, surroundings)), []));

    /// <summary>Unpacks a checked archive into the folders. What is there already with the same contents is left; with other contents nothing is written.</summary>
    /// <returns>Paths of the files written.</returns>
    /// <exception cref="CommandFault">Files are there already with other contents; all are named.</exception>
    public static IReadOnlyList<string> Unpack(ArchiveReport report, string data, string models)
    {
        var text = report.Joined!.Text;
        var files = report.Files!.Files.Select(file => (Path: Path.Combine(data, file.Name), Bytes: file.Bytes.ToArray()))
            .Append((Path: Path.Combine(models, text.Name + ".model"), Bytes: System.Text.Encoding.UTF8.GetBytes(text.Text)))
            .Where(file => !File.Exists(file.Path) || !File.ReadAllBytes(file.Path).AsSpan().SequenceEqual(file.Bytes))
            .ToList();
        var taken = files.Where(file => File.Exists(file.Path)).Select(file => $"{file.Path} is there already with other contents: name other folders with --data and --models, or rename what is yours.").ToList();
        if (taken.Count > 0) throw new CommandFault(ExitCode.InputHasErrors, [.. taken]);
        foreach (var (path, bytes) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }

        return [.. files.Select(file => file.Path)];
    }
}
