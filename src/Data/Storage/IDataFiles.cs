namespace Simulation.Data;

/// <summary>Files of data by their path below one root, with forward slashes: a folder on disk, or an archive.</summary>
public interface IDataFiles
{
    /// <summary>Reads a file; null, with the problem in the bag, when there is none, it lies outside the root, or it is too long.</summary>
    DataFile? Read(string path, DiagnosticBag bag);

    /// <summary>True when there is such a file.</summary>
    bool Exists(string path);

    /// <summary>Paths of the folders two levels down (country, region) that hold a given file, in ordinal order: <c>vn/tra-vinh</c>.</summary>
    IReadOnlyList<string> FoldersWith(string fileName);
}
