using System.Globalization;

namespace Simulation.Api.Runs;

/// <summary>The header Prefer (RFC 7240): how long a client would like to wait for the answer itself before it is told where to find it.</summary>
internal static class Preference
{
    /// <summary>Longest wait granted.</summary>
    public const int LongestWait = 60;

    /// <summary>Seconds that the client prefers to wait, at most <see cref="LongestWait"/>; 0 when it says nothing, or nothing that can be read: preferences are never refused.</summary>
    public static int Wait(HttpRequest request)
    {
        foreach (var preference in request.Headers.GetCommaSeparatedValues("Prefer"))
        {
            var parts = preference.Split(';')[0].Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts is ["wait", var seconds] && int.TryParse(seconds.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var wait)) return Math.Min(wait, LongestWait);
        }

        return 0;
    }
}
