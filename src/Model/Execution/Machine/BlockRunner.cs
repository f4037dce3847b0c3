using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Simulation.Model.Execution.Planning;
using Simulation.Model.Execution.Solving;

namespace Simulation.Model.Execution.Machine;

/// <summary>Carries out a plan for one block of draws after the other: block outer, year inner.</summary>
internal readonly unsafe ref struct BlockRunner(RunPlan plan, SolutionMethod method, LatentSource latents)
{
    /// <summary>Runs all draws of a range; between them, draws are cut at multiples of the block size.</summary>
    /// <param name="draws">The draws.</param>
    /// <param name="ensemble">Source of parameters and starting state; null when the plan opens from random numbers.</param>
    /// <param name="sink">Receives outputs; null when only a capture is wanted.</param>
    /// <param name="captured">Arrays that take the plan's captures, <c>[capture][draw − draws.First]</c>; null for none.</param>
    /// <param name="betweenBlocks">Told the number of draws done after each block; null for nobody.</param>
    /// <param name="cancellation">Stops between blocks.</param>
    public void Run(
        DrawRange draws, Ensemble? ensemble, OutputSink? sink, double[][]? captured, Action<int>? betweenBlocks = null, CancellationToken cancellation = default)
    {
        int[] columns = ensemble is null ? [] : [.. plan.Loads.Select(load => ensemble.Find(load.Key.Symbol, load.Key.Lag)!.Value)];
        var workspace = WorkspacePool.Rent(plan.Columns, plan.Slots);
        for (var first = draws.First; first < draws.End;)
        {
            cancellation.ThrowIfCancellationRequested();
            var end = Math.Min(draws.End, ((first / OutputBlock.MaximumDraws) + 1) * OutputBlock.MaximumDraws);
            var count = (int)(end - first);
            Open(workspace, first, count, ensemble, columns);
            Advance(workspace, first, count, sink);
            Capture(workspace, captured, (int)(first - draws.First), count);
            first = end;
            betweenBlocks?.Invoke((int)(end - draws.First));
        }

        // After an exception the workspace is left to the garbage collector: what it holds is in doubt.
        WorkspacePool.Return(workspace);
    }

    /// <summary>Draws padded to whole lanes of any width.</summary>
    public static int Lanes(int count) => (count + 7) & ~7;

    /// <summary>Runs one program: fills its address table and executes its stages.</summary>
    public static void Execute(Workspace workspace, SegmentRun run, int firstRegister, double[] uniforms, int count, long firstDraw, SolutionMethod method)
    {
        var program = run.Program;
        var table = workspace.Table;
        for (var i = 0; i < run.Columns.Length; i++)
        {
            table[i] = workspace[run.Columns[i]];
        }

        var uniform = (double*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(uniforms)) + run.FirstUniform;
        for (var i = program.FirstUniform; i < program.FirstTable; i++)
        {
            table[i] = uniform++;
        }

        for (var i = 0; i < program.Tables.Length; i++)
        {
            table[program.FirstTable + i] = program.Tables[i].Address;
        }

        for (var i = 0; i < program.Registers; i++)
        {
            table[program.FirstRegister + i] = workspace[firstRegister + i];
        }

        foreach (var stage in program.Stages)
        {
            CoreSolver.Execute(stage.Code, table, Lanes(count));
            if (stage.Core is not null)
            {
                workspace.Solver.Solve(stage.Core, table, Lanes(count), count, firstDraw, run.Year, method);
            }
        }
    }

    private void Open(Workspace workspace, long firstDraw, int count, Ensemble? ensemble, int[] columns)
    {
        foreach (var fill in plan.OpeningLatents)
        {
            latents.Fill(fill.Latent, fill.Latent.IsYearly ? plan.Opening!.Year : 0, firstDraw, workspace.Column(fill.Column, count));
        }

        if (plan.Opening is not null)
        {
            Execute(workspace, plan.Opening, plan.FirstRegister, plan.Uniforms, count, firstDraw, method);
        }

        for (var i = 0; i < plan.Loads.Length; i++)
        {
            ensemble!.CopyTo(columns[i], firstDraw, workspace.Column(plan.Loads[i].Column, count));
        }
    }

    private void Advance(Workspace workspace, long firstDraw, int count, OutputSink? sink)
    {
        foreach (var year in plan.Years)
        {
            foreach (var fill in year.Latents)
            {
                latents.Fill(fill.Latent, fill.Latent.IsYearly ? year.Year : 0, firstDraw, workspace.Column(fill.Column, count));
            }

            foreach (var run in year.Runs)
            {
                Execute(workspace, run, plan.FirstRegister, plan.Uniforms, count, firstDraw, method);
            }

            if (sink is not null && year.IsDelivered)
            {
                Deliver(workspace, year, firstDraw, count, sink);
            }
        }
    }

    private static void Deliver(Workspace workspace, YearPlan year, long firstDraw, int count, OutputSink sink)
    {
        foreach (var broadcast in year.Broadcasts)
        {
            workspace.Column(broadcast.Column, count).Fill(broadcast.Value);
        }

        Span<int> offsets = stackalloc int[year.Outputs.Length];
        for (var i = 0; i < offsets.Length; i++)
        {
            offsets[i] = year.Outputs[i] * Workspace.Stride;
        }

        sink.Receive(new OutputBlock(year.Year, firstDraw, count, workspace.All, offsets));
    }

    private void Capture(Workspace workspace, double[][]? captured, int at, int count)
    {
        if (captured is null)
        {
            return;
        }

        for (var i = 0; i < captured.Length; i++)
        {
            var source = plan.Captures[i];
            var destination = captured[i].AsSpan(at, count);
            if (source.Column < 0)
            {
                destination.Fill(source.Value);
            }
            else
            {
                workspace.Column(source.Column, count).CopyTo(destination);
            }
        }
    }
}
