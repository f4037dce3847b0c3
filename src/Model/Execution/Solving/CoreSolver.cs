using System.Runtime.CompilerServices;
using Simulation.Model.Execution.Machine;

namespace Simulation.Model.Execution.Solving;

/// <summary>
/// Solves a simultaneous core <c>g(τ) = τ</c> for a block of draws. All draws are evaluated together, but each converges by itself and then keeps
/// its solution, so that a draw's bits do not depend on its neighbours.
/// </summary>
internal sealed unsafe class CoreSolver
{
    /// <summary>Newton iterations after which the search is given up.</summary>
    private const int MostNewtonIterations = 100;

    /// <summary>Gauss-Seidel sweeps after which the search is given up: enough for contractions by 0.97 a sweep.</summary>
    private const int MostSweeps = 1000;

    /// <summary>A draw has converged when no unknown moves by more than this fraction of its size.</summary>
    private const double Tolerance = 1e-12;

    /// <summary>Residuals this small beside the unknowns are rounding, and steps do not shrink any more.</summary>
    private const double RoundingNoise = 4e-16;

    /// <summary>Residuals this much larger than the first ones count as divergence.</summary>
    private const double Explosion = 1e10;

    private readonly bool[] done = new bool[OutputBlock.MaximumDraws];
    private readonly double[] size = new double[OutputBlock.MaximumDraws];
    private readonly double[] damping = new double[OutputBlock.MaximumDraws];
    private readonly List<double[]> history = [];
    private double[] origin = [];
    private double[] step = [];
    private double[] matrix = [];
    private double[] residual = [];

    /// <summary>Solves the core; the unknowns' columns hold the solution afterwards.</summary>
    /// <param name="core">The core.</param>
    /// <param name="table">Addresses of the program's slots.</param>
    /// <param name="lanes">Draws padded to full lanes.</param>
    /// <param name="draws">Draws of the block.</param>
    /// <param name="firstDraw">Number of the first.</param>
    /// <param name="year">Calendar year.</param>
    /// <param name="method">Newton or Gauss-Seidel.</param>
    /// <exception cref="ConvergenceException">A draw has no solution.</exception>
    public void Solve(CoreProgram core, double** table, int lanes, int draws, long firstDraw, int year, SolutionMethod method)
    {
        Prepare(core, table, lanes, draws);
        var most = method == SolutionMethod.Newton ? MostNewtonIterations : MostSweeps;
        for (var iteration = 0; iteration < most; iteration++)
        {
            Execute(core.Code, table, lanes);
            var open = 0;
            for (var draw = 0; draw < draws; draw++)
            {
                if (!done[draw])
                {
                    done[draw] = Advance(core, table, draw, iteration, method);
                    open += done[draw] ? 0 : 1;
                }
            }

            if (open == 0)
            {
                return;
            }
        }

        throw Failure(core, table, most, Array.IndexOf(done, false, 0, draws), firstDraw, year);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Execute(Instruction[] code, double** table, int lanes)
    {
        foreach (ref readonly var instruction in code.AsSpan())
        {
            instruction.Kernel(table[instruction.Destination], table[instruction.A], table[instruction.B], table[instruction.C], lanes);
        }
    }

    private void Prepare(CoreProgram core, double** table, int lanes, int draws)
    {
        var unknowns = core.Unknowns.Length;
        if (residual.Length < unknowns)
        {
            residual = new double[unknowns];
            matrix = new double[unknowns * unknowns];
            origin = new double[unknowns * OutputBlock.MaximumDraws];
            step = new double[unknowns * OutputBlock.MaximumDraws];
        }

        done.AsSpan(0, draws).Clear();
        for (var k = 0; k < unknowns; k++)
        {
            for (var draw = 0; draw < lanes; draw++)
            {
                table[core.Unknowns[k]][draw] = Read(core, table, core.Starts[k], draw);
            }
        }
    }

    /// <summary>One step of one draw; true when it has converged.</summary>
    private bool Advance(CoreProgram core, double** table, int draw, int iteration, SolutionMethod method)
    {
        var norm = Residuals(core, table, draw);
        Record(iteration, draw, norm);
        if (iteration == 0 && double.IsNaN(norm))
        {
            return Undefine(core, table, draw);
        }

        if (norm <= RoundingNoise * Scale(core, table, draw))
        {
            return true;
        }

        if (method == SolutionMethod.GaussSeidel)
        {
            return Replace(core, table, draw);
        }

        // A step that made things worse is taken back by half.
        if (iteration > 0 && !(norm < size[draw]) && damping[draw] > 1e-3 && !(norm <= 1e-9 * Scale(core, table, draw)))
        {
            damping[draw] *= 0.5;
            Move(core, table, draw);
            return false;
        }

        size[draw] = norm;
        damping[draw] = 1;
        SolveLinear(core, table, draw);
        return Move(core, table, draw);
    }

    // Undefined before the search begins: inputs of this draw are, and so is the solution.
    private static bool Undefine(CoreProgram core, double** table, int draw)
    {
        foreach (var unknown in core.Unknowns)
        {
            table[unknown][draw] = double.NaN;
        }

        return true;
    }

    private double Residuals(CoreProgram core, double** table, int draw)
    {
        double norm = 0;
        for (var k = 0; k < core.Unknowns.Length; k++)
        {
            residual[k] = Read(core, table, core.Images[k], draw) - table[core.Unknowns[k]][draw];
            norm = Math.Max(norm, Math.Abs(residual[k]));
        }

        return norm;
    }

    private static double Scale(CoreProgram core, double** table, int draw)
    {
        double scale = 0;
        foreach (var unknown in core.Unknowns)
        {
            scale = Math.Max(scale, Math.Abs(table[unknown][draw]));
        }

        return scale;
    }

    private bool Replace(CoreProgram core, double** table, int draw)
    {
        var converged = true;
        for (var k = 0; k < core.Unknowns.Length; k++)
        {
            ref var unknown = ref table[core.Unknowns[k]][draw];
            unknown += residual[k];
            converged &= Math.Abs(residual[k]) <= Tolerance * Math.Max(Math.Abs(unknown), Math.Abs(Read(core, table, core.Starts[k], draw)));
        }

        return converged;
    }

    // Newton: (I − J) δ = g(τ) − τ, by Gaussian elimination with partial pivoting.
    private void SolveLinear(CoreProgram core, double** table, int draw)
    {
        var n = core.Unknowns.Length;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var slot = core.Jacobian[(i * n) + j];
                matrix[(i * n) + j] = (i == j ? 1 : 0) - (slot < 0 ? 0 : Read(core, table, slot, draw));
            }
        }

        LinearSystem.Solve(matrix, residual, n);
        for (var k = 0; k < n; k++)
        {
            origin[(k * OutputBlock.MaximumDraws) + draw] = table[core.Unknowns[k]][draw];
            step[(k * OutputBlock.MaximumDraws) + draw] = residual[k];
        }
    }

    private bool Move(CoreProgram core, double** table, int draw)
    {
        var converged = true;
        for (var k = 0; k < core.Unknowns.Length; k++)
        {
            var place = (k * OutputBlock.MaximumDraws) + draw;
            var moved = origin[place] + (damping[draw] * step[place]);
            var scale = Math.Max(Math.Abs(moved), Math.Abs(Read(core, table, core.Starts[k], draw)));
            converged &= Math.Abs(step[place]) <= Tolerance * scale && double.IsFinite(moved);
            table[core.Unknowns[k]][draw] = moved;
        }

        return converged;
    }

    private static double Read(CoreProgram core, double** table, int slot, int draw) =>
        table[slot][slot >= core.UniformSlots.Start.Value && slot < core.UniformSlots.End.Value ? 0 : draw];

    private void Record(int iteration, int draw, double norm)
    {
        if (history.Count <= iteration)
        {
            history.Add(new double[OutputBlock.MaximumDraws]);
        }

        history[iteration][draw] = norm;
    }

    private ConvergenceException Failure(CoreProgram core, double** table, int iterations, int draw, long firstDraw, int year)
    {
        Residuals(core, table, draw);
        var worst = 0;
        for (var k = 1; k < core.Unknowns.Length; k++)
        {
            worst = double.IsNaN(residual[worst]) || Math.Abs(residual[k]) <= Math.Abs(residual[worst]) ? worst : k;
        }

        double[] norms = [.. history.Take(iterations).Select(residuals => residuals[draw])];
        return new ConvergenceException(core.Tears[worst].Text, core.Tears[worst].Target.Name, firstDraw + draw, year, Classify(norms), [.. norms]);
    }

    private static ConvergenceFailure Classify(double[] norms)
    {
        var last = norms[^1];
        if (!double.IsFinite(last) || last > Explosion * norms[0])
        {
            return ConvergenceFailure.Diverges;
        }

        var tail = norms[(norms.Length / 2)..];
        for (var period = 1; period <= 6; period++)
        {
            if (Enumerable.Range(period, tail.Length - period).All(i => Math.Abs(tail[i] - tail[i - period]) <= 1e-6 * Math.Abs(tail[i])))
            {
                return ConvergenceFailure.Cycles;
            }
        }

        return last > norms[0] ? ConvergenceFailure.Diverges : ConvergenceFailure.Stalls;
    }
}
