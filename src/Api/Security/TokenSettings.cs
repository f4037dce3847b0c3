using Simulation.Contracts.Keys;
using Simulation.Operations.Startup;

namespace Simulation.Api.Security;

/// <summary>Tokens of an OpenID Connect provider; the section <c>Security:Tokens</c> of the configuration.</summary>
internal sealed record TokenSettings
{
    /// <summary>Name of the section below <c>Security</c>.</summary>
    public const string Section = "Tokens";

    /// <summary>Address of the provider, which every token must name as its issuer: <c>https://login.example/realms/office</c>.</summary>
    public required string Authority { get; init; }

    /// <summary>What every token must have been made for.</summary>
    public required string Audience { get; init; }

    /// <summary>File with the provider's public keys (a JSON Web Key Set), for a host that cannot fetch them; null to fetch them from the provider.</summary>
    public string? KeysFile { get; init; }

    /// <summary>Claim with the name that the audit trail shows. Default <c>sub</c>, which nobody can change.</summary>
    public string NameClaim { get; init; } = "sub";

    /// <summary>Claim with the words from which the role follows. Default <c>roles</c>.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>Claim with ids of provinces; <c>*</c> in it stands for all. Default <c>provinces</c>.</summary>
    public string ProvinceClaim { get; init; } = "provinces";

    /// <summary>The word of the role claim that gives each role; the highest of those that a token has counts. Default: the role's own name.</summary>
    public required IReadOnlyDictionary<string, AccessRole> Roles { get; init; }

    /// <summary>Reads the section; null when there is no provider.</summary>
    public static TokenSettings? Read(SettingsReader settings)
    {
        var (authority, audience) = (settings.Text($"{Section}:{nameof(Authority)}"), settings.Text($"{Section}:{nameof(Audience)}"));
        if (authority is null && audience is null) return null;
        if (authority is null || audience is null || !Uri.TryCreate(authority, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            settings.Refuse($"{SecuritySettings.Section}:{Section} needs {nameof(Authority)}, an address such as https://login.example, and {nameof(Audience)}.");
        if (settings.Text($"{Section}:{nameof(KeysFile)}") is { } file && !File.Exists(file)) settings.Refuse($"{SecuritySettings.Section}:{Section}:{nameof(KeysFile)} is '{file}', and there is no such file.");
        return new TokenSettings
        {
            Authority = authority ?? "",
            Audience = audience ?? "",
            KeysFile = settings.Text($"{Section}:{nameof(KeysFile)}"),
            NameClaim = settings.Text($"{Section}:{nameof(NameClaim)}") ?? "sub",
            RoleClaim = settings.Text($"{Section}:{nameof(RoleClaim)}") ?? "roles",
            ProvinceClaim = settings.Text($"{Section}:{nameof(ProvinceClaim)}") ?? "provinces",
            Roles = RolesOf(settings),
        };
    }

    private static Dictionary<string, AccessRole> RolesOf(SettingsReader settings) => Enum.GetValues<AccessRole>()
        .SelectMany(role => (settings.Text($"{Section}:{nameof(Roles)}:{role}") ?? role.ToString().ToLowerInvariant()).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => (word, role)))
        .GroupBy(entry => entry.word, entry => entry.role, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Max(), StringComparer.Ordinal);
}
