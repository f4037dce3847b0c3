using Simulation.Model.Language.Bound;

namespace Simulation.Model.Analysis.Control;

/// <summary>
/// Something that can be set from outside: the level of a lever, given path, exogenous path, hazard or shock, or the add-factor of a variable's equation.
/// </summary>
/// <param name="Symbol">The symbol; of a variable, its equation's add-factor is meant.</param>
/// <param name="Adds">Whether something with an equation of its own that is no variable (an exogenous path) is added to, too, rather than set.</param>
public readonly record struct Instrument(Symbol Symbol, bool Adds = false)
{
    /// <summary>Whether it is an add-factor, in the units of the left side of the equation.</summary>
    public bool IsAddFactor => Adds || Symbol.Kind == SymbolKind.Variable;

    /// <summary>Name for tables and messages.</summary>
    public string Name => Symbol.Kind == SymbolKind.Variable ? $"add-factor of {Symbol.Name}" : Symbol.Name;

    /// <summary>Refuses what nobody can set.</summary>
    /// <exception cref="ControlException">The symbol is a constant, a parameter or a random number of the engine.</exception>
    internal void Validate(BoundModel model)
    {
        if (Symbol.Id >= model.Symbols.Length || model.Symbols[Symbol.Id] != Symbol)
            throw new ControlException($"'{Symbol}' is not a name of the model {model.Name}.", "Take names of the model that is run.");
        if (Symbol.Kind is SymbolKind.Constant or SymbolKind.Parameter or SymbolKind.Latent)
            throw new ControlException($"'{Symbol}' is a {Symbol.Kind.ToString().ToLowerInvariant()} and has no yearly path.", "Take a lever, given or exogenous path, hazard or shock, or a variable for its add-factor.");
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
