using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Language.Bound;

namespace Simulation.Model.Execution.Planning;

/// <summary>What a projector was asked for; see <see cref="CompiledModel.CreateProjector"/>.</summary>
internal sealed record ProjectorRequest(
    PathTable Paths, AddFactors AddFactors, int StartYear, int FirstYear, int LastYear, ImmutableArray<Symbol> Outputs, SolutionMethod Method)
{
    /// <summary>Refuses what cannot be projected.</summary>
    public void Validate(CompiledModel model)
    {
        if (LastYear < StartYear || FirstYear < StartYear || FirstYear > LastYear + 1)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Years are out of order: start {StartYear}, first {FirstYear}, last {LastYear}. Give start ≤ first ≤ last."));
        }

        foreach (var output in Outputs)
        {
            if (output.Id >= model.Model.Symbols.Length || model.Model.Symbols[output.Id] != output)
            {
                throw new ArgumentException($"Output '{output}' is not a symbol of the model '{model.Model.Name}' that was compiled.");
            }

            if (output.Kind == SymbolKind.Latent)
            {
                throw new ArgumentException($"Output '{output}' is a random number, not a quantity of the model: ask for '{model.Latents[output].Of}'.");
            }
        }
    }
}
