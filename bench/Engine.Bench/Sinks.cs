using Simulation.Model.Execution;
using Simulation.Model.Language.Bound;

namespace Simulation.Engine.Bench;

/// <summary>Takes outputs and does nothing: the C loop's outputs stay in its buffer likewise.</summary>
internal sealed class IgnoringSink : OutputSink
{
    public override void Receive(in OutputBlock block)
    {
    }
}

/// <summary>Adds up the first eight draws of each block in one year, as the C loop does.</summary>
internal sealed class SummingSink(int year, int outputs) : OutputSink
{
    public double[] Sums { get; } = new double[outputs];

    public override void Receive(in OutputBlock block)
    {
        for (var output = 0; output < block.Outputs && block.Year == year; output++)
        {
            foreach (var value in block[output][..8])
            {
                Sums[output] += value;
            }
        }
    }
}

/// <summary>Shocks that are there already: fills columns until told to leave them as they stand, as the C loop reads shocks that stand in an array.</summary>
internal sealed class StandingShocks(LatentSource source) : LatentSource
{
    public bool Stands { get; set; }

    public override void Fill(Latent latent, int year, long firstDraw, Span<double> values)
    {
        if (!Stands)
        {
            source.Fill(latent, year, firstDraw, values);
        }
    }
}

/// <summary>The shocks of the C loop, <c>[year][shock][256]</c>.</summary>
internal sealed class GivenShocks(CSource source, double[] shocks, int baseYear) : LatentSource
{
    public override void Fill(Latent latent, int year, long firstDraw, Span<double> values)
    {
        var column = ((year - baseYear - 1) * source.Shocks.Count) + source.Shocks.ToList().IndexOf(latent.Symbol);
        shocks.AsSpan(column * OutputBlock.MaximumDraws, values.Length).CopyTo(values);
    }
}
