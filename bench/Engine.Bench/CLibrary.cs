using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Simulation.Engine.Bench;

/// <summary>C text compiled at run time and called in this process, so that both sides are timed in turn under the same conditions.</summary>
internal sealed unsafe class CLibrary : IDisposable
{
    private readonly nint library;
    private readonly delegate* unmanaged<long, int, double*, double*, double*, double*, double*, void> run;

    public CLibrary(string source, string flags)
    {
        var folder = Directory.CreateTempSubdirectory("engine-bench");
        var text = Path.Combine(folder.FullName, "model.c");
        var binary = Path.Combine(folder.FullName, "model.so");
        File.WriteAllText(text, source);
        using var compiler = Process.Start(new ProcessStartInfo("gcc", $"{flags} -shared -fPIC {text} -o {binary} -lmvec -lm"))!;
        compiler.WaitForExit();
        if (compiler.ExitCode != 0)
        {
            throw new InvalidOperationException($"gcc failed; the source is {text}.");
        }

        library = NativeLibrary.Load(binary);
        run = (delegate* unmanaged<long, int, double*, double*, double*, double*, double*, void>)NativeLibrary.GetExport(library, "run");
        folder.Delete(recursive: true);
    }

    /// <summary>Calls <c>run</c>; see <see cref="CSource.Write"/>.</summary>
    public void Run(long draws, int years, CData data, double[] sums)
    {
        fixed (double* p = data.Parameters, s = data.Start, e = data.Shocks, l = data.Levers, o = sums)
        {
            run(draws, years, p, s, e, l, o);
        }
    }

    public void Dispose() => NativeLibrary.Free(library);
}
