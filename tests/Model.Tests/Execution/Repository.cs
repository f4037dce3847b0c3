namespace Simulation.Model.Tests.Execution;

/// <summary>Files of the repository, found upwards from the tests.</summary>
internal static class Repository
{
    public static string File(params string[] path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Simulation.sln")))
            {
                return Path.Combine([folder.FullName, .. path]);
            }
        }

        throw new DirectoryNotFoundException("Simulation.sln is in no parent folder of the tests.");
    }
}
