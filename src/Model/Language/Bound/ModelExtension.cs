namespace Simulation.Model.Language.Bound;

/// <summary>A model with more in it than its text says: quantities that an analysis wants computed along with the rest, from the same random numbers.</summary>
public static class ModelExtension
{
    /// <summary>The model with further symbols, latents and equations. What it had keeps its symbols, its streams and its values.</summary>
    /// <param name="model">The model.</param>
    /// <param name="symbols">Symbols whose ids go on from those of the model.</param>
    /// <param name="equations">Yearly equations of the new symbols.</param>
    /// <param name="latents">Random numbers among the new symbols.</param>
    /// <param name="replaced">Rewrites the model's own yearly equations; null leaves them.</param>
    public static BoundModel Extend(
        this BoundModel model,
        IReadOnlyList<Symbol> symbols,
        IEnumerable<Equation> equations,
        IEnumerable<Latent>? latents = null,
        Func<Equation, Equation>? replaced = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(symbols);
        for (var i = 0; i < symbols.Count; i++)
        {
            if (symbols[i].Id != model.Symbols.Length + i)
                throw new ArgumentException($"'{symbols[i]}' has the id {symbols[i].Id} and stands at {model.Symbols.Length + i}: number new symbols on from the model's.", nameof(symbols));
        }

        return new BoundModel
        {
            Name = model.Name,
            Version = model.Version,
            Labels = model.Labels,
            TextHash = model.TextHash,
            Sets = model.Sets,
            Offices = model.Offices,
            Causes = model.Causes,
            Symbols = [.. model.Symbols, .. symbols],
            Latents = [.. model.Latents, .. latents ?? []],
            Parameters = model.Parameters,
            Starts = model.Starts,
            Equations = [.. replaced is null ? model.Equations : model.Equations.Select(replaced), .. equations],
            Correlations = model.Correlations,
        };
    }
}
