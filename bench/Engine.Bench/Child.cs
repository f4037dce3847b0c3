using System.Diagnostics;
using System.Globalization;

namespace Simulation.Engine.Bench;

/// <summary>
/// Measures in processes of their own: where memory happens to lie differs from process to process and moves both sides' times by a tenth, which
/// no number of rounds within one process averages out.
/// </summary>
internal static class Child
{
    public static double[] Measure(string file, string rounds)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Host(), "measure", file, rounds]) { RedirectStandardOutput = true })!;
        var line = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return child.ExitCode == 0
            ? [.. line.Split(' ').Select(value => double.Parse(value, CultureInfo.InvariantCulture))]
            : throw new InvalidOperationException("A measuring process failed; its errors are above.");
    }

    // Under "dotnet program.dll" the process is dotnet and needs the program's name again.
    private static string[] Host() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
}
