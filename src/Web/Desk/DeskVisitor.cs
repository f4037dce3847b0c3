using Simulation.Contracts.Keys;

namespace Simulation.Web.Desk;

/// <summary>Who looks at the page, on a host that asks for keys.</summary>
/// <param name="Name">Name of the key or of the user.</param>
/// <param name="Role">What he may do.</param>
public sealed record DeskVisitor(string Name, AccessRole Role);
