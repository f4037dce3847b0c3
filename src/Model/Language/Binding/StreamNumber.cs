using System.Text;

namespace Simulation.Model.Language.Binding;

/// <summary>
/// Number of the random stream of a name: its 32-bit FNV-1a hash over UTF-8. It depends on the name alone, so that adding
/// or removing another shock leaves the draws of this one as they were.
/// </summary>
internal static class StreamNumber
{
    private const uint Basis = 2166136261;
    private const uint Prime = 16777619;

    public static uint Of(string name)
    {
        var hash = Basis;
        foreach (var octet in Encoding.UTF8.GetBytes(name)) hash = unchecked((hash ^ octet) * Prime);
        return hash;
    }
}
