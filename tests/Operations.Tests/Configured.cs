using Microsoft.Extensions.Configuration;

namespace Simulation.Operations.Tests;

/// <summary>Settings as a test gives them.</summary>
internal static class Configured
{
    /// <summary>Keys and values by turns.</summary>
    public static IConfiguration With(params string[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Chunk(2).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1])))
        .Build();
}
