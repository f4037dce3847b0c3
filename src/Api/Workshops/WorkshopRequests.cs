namespace Simulation.Api.Workshops;

/// <summary>A workshop to be opened.</summary>
public sealed record WorkshopRequest
{
    /// <summary>What it is about, at most 200 characters.</summary>
    public required string Title { get; init; }

    /// <summary>Plan whose targets are judged; the province's current plan when left out.</summary>
    public string? Plan { get; init; }

    /// <summary>Id of the saved scenario that everybody starts from; the baseline when left out.</summary>
    public string? Scenario { get; init; }

    /// <summary>Version of that scenario; the newest when left out.</summary>
    public long? ScenarioVersion { get; init; }

    /// <summary>The levers that are asked, each once, at most 50.</summary>
    public required IReadOnlyList<WorkshopAskRequest> Levers { get; init; }

    /// <summary>When it closes, within 30 days; a day from now when left out.</summary>
    public DateTimeOffset? Closes { get; init; }
}

/// <summary>A lever that is asked: one value for a run of years. Years are given by year, or by from and to; all of the forecast when left out.</summary>
public sealed record WorkshopAskRequest
{
    /// <summary>Name of the lever.</summary>
    public required string Lever { get; init; }

    /// <summary>Sector, plant or other member, where the lever has several.</summary>
    public string? Sector { get; init; }

    /// <summary>The one year that is asked.</summary>
    public int? Year { get; init; }

    /// <summary>First year.</summary>
    public int? From { get; init; }

    /// <summary>Last year.</summary>
    public int? To { get; init; }
}

/// <summary>What a participant hands in, or joins with.</summary>
public sealed record HandInRequest
{
    /// <summary>A secret that the participant makes up, 16 to 100 characters. Who changes the entry later shows the same one; what is kept is a hash of it.</summary>
    public required string Key { get; init; }

    /// <summary>False to join only: the name is taken, and the entry does not count yet. True when left out.</summary>
    public bool? HandedIn { get; init; }

    /// <summary>The levers that were moved, or should stay where they are. A lever that is left out is untouched, which is not the same: it plays no part in the figures.</summary>
    public IReadOnlyList<ValueRequest> Levers { get; init; } = [];
}

/// <summary>Whether an entry counts.</summary>
public sealed record LeaveOutRequest
{
    /// <summary>False to take the entry in again; true, to leave it out, when left out.</summary>
    public bool? LeftOut { get; init; }
}

/// <summary>Levers to be tried. Nothing is kept.</summary>
public sealed record TryRequest
{
    /// <summary>The levers that are moved.</summary>
    public IReadOnlyList<ValueRequest> Levers { get; init; } = [];
}

/// <summary>What a participant would set a lever to, in all the years that are asked.</summary>
public sealed record ValueRequest
{
    /// <summary>Name of the lever.</summary>
    public required string Lever { get; init; }

    /// <summary>Sector, plant or other member, where the lever has several.</summary>
    public string? Sector { get; init; }

    /// <summary>The value, in the unit of the lever.</summary>
    public required double Value { get; init; }
}
