using System.Globalization;
using Simulation.Api.Security;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Keys;

namespace Simulation.Api.Keys;

/// <summary>Makes orders of keys from what people write, on the command line as over HTTP.</summary>
internal static class KeyOrders
{
    /// <summary>Longest life of a key that expires, in days.</summary>
    public const int MostDays = 3_650;

    private static readonly string[] Roles = [.. Enum.GetNames<AccessRole>().Select(name => name.ToLowerInvariant())];

    /// <summary>An order, and the secret that goes with it.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="author">Who wants it.</param>
    /// <param name="now">The moment.</param>
    /// <exception cref="SimulationFaultException">There is no such role, or the time makes no sense; both are listed.</exception>
    public static (ApiKeyOrder Order, string Secret) Of(KeyRequest request, string author, DateTimeOffset now)
    {
        var problems = new List<Problem>();
        if (!Roles.Contains(request.Role, StringComparer.Ordinal)) problems.Add(new Problem("/role", request.Role, $"There is no role '{request.Role}'.", $"The roles are {string.Join(", ", Roles)}."));
        if (request.Days is < 1 or > MostDays)
            problems.Add(new Problem("/days", request.Days?.ToString(CultureInfo.InvariantCulture), "This is no life of a key.", string.Create(CultureInfo.InvariantCulture, $"Give 1 to {MostDays} days, or leave it out for a key that does not expire.")));
        if (problems.Count > 0) throw new SimulationFaultException(FaultKind.Invalid, $"{problems[0].Message} {problems[0].WayOut}", [.. problems]);
        var (text, secret) = KeySecret.New(request.Name);
        var order = new ApiKeyOrder(
            request.Name, secret.Hash, Enum.Parse<AccessRole>(request.Role, ignoreCase: true), request.Provinces.Count == 0 ? null : [.. request.Provinces],
            request.Days is { } days ? now.AddDays(days) : null, author, Guid.NewGuid());
        return (order, text);
    }

    /// <summary>A role as it is written.</summary>
    public static string Word(AccessRole role) => Roles[(int)role];
}
