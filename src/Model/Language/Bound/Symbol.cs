using System.Collections.Immutable;

namespace Simulation.Model.Language.Bound;

/// <summary>
/// One scalar of the model: <c>grdp</c>, or <c>value_added[power]</c> of the declaration <c>value_added[activity]</c>.
/// Symbols are compared by identity within one <see cref="BoundModel"/>; <see cref="Id"/> is their position in <see cref="BoundModel.Symbols"/>.
/// </summary>
public sealed class Symbol
{
    /// <summary>Creates a symbol.</summary>
    public Symbol(int id, Declaration declaration, ImmutableArray<string> members)
    {
        Id = id;
        Declaration = declaration;
        Members = members;
        Name = members.IsEmpty ? declaration.Name : $"{declaration.Name}[{string.Join(", ", members)}]";
    }

    /// <summary>Position in <see cref="BoundModel.Symbols"/>.</summary>
    public int Id { get; }

    /// <summary>What the economist wrote.</summary>
    public Declaration Declaration { get; }

    /// <summary>The set members this scalar stands for; empty for an unindexed declaration.</summary>
    public ImmutableArray<string> Members { get; }

    /// <summary>Full name, <c>value_added[power]</c>.</summary>
    public string Name { get; }

    /// <summary>Kind of the declaration.</summary>
    public SymbolKind Kind => Declaration.Kind;

    /// <summary>Planner's default, or the value of a constant; null where none was declared (a lever whose path comes with the data).</summary>
    public double? Default { get; init; }

    /// <summary>Lower end of the declared range, −∞ when none.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>Upper end of the declared range, +∞ when none.</summary>
    public double Maximum { get; init; } = double.PositiveInfinity;

    /// <summary>Where its number comes from: the source of an overriding file, else the declaration's; null when neither says.</summary>
    public string? Source { get; init; }

    /// <summary>The distribution of a parameter, exogenous path, hazard or shock; null for the other kinds.</summary>
    public Distribution? Distribution { get; internal set; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>What a declaration declares.</summary>
public enum SymbolKind
{
    /// <summary>A fixed number with a name and a unit.</summary>
    Constant,

    /// <summary>Uncertain, the same in every year of one draw.</summary>
    Parameter,

    /// <summary>A path the planner moves: the same in every draw.</summary>
    Lever,

    /// <summary>A given path that nobody moves (a reported fact or an assumption): the same in every draw.</summary>
    Given,

    /// <summary>A path from outside the province, known up to the last published year and random after it.</summary>
    Exogenous,

    /// <summary>An event: known in history, random after it, and open to a scenario (on, off, likelier).</summary>
    Hazard,

    /// <summary>Nature's disturbance to one equation, random in every year.</summary>
    Shock,

    /// <summary>Determined by an equation.</summary>
    Variable,

    /// <summary>A standard normal or uniform number that the engine supplies; made by the binder, never written by hand.</summary>
    Latent,
}
