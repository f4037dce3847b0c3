using System.Globalization;
using Simulation.Api.Hosting;
using Simulation.Contracts.Faults;
using Simulation.Contracts.Keys;
using Simulation.Operations.Startup;

namespace Simulation.Api.Keys;

/// <summary><c>keys create|list|revoke</c>: works on the store that the host with the same settings uses, whether that host runs or not.</summary>
internal static class KeyCommand
{
    /// <summary>Name of the command.</summary>
    public const string Name = "keys";

    private const int Page = 1_000;
    private const string Role = "role";
    private const string Provinces = "provinces";
    private const string Days = "days";
    private static readonly string[] Own = [Role, Provinces, Days];

    /// <summary>Runs the command; returns the exit code.</summary>
    /// <param name="args">What follows the word <c>keys</c>.</param>
    /// <param name="output">Where results go; the secret of a new key is the only thing that <c>create</c> writes there.</param>
    /// <param name="errors">Where explanations go.</param>
    /// <exception cref="ConfigurationException">The command is not of its form.</exception>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        var words = args.TakeWhile(word => !word.StartsWith('-')).ToArray();
        var settings = args[words.Length..];
        RefuseUnknown(settings);
        var configuration = ApiApplication.Configuration(settings);
        try
        {
            return words switch
            {
                ["create", var name] => await EmbeddedHost.WithKeysAsync(configuration, keys => CreateAsync(keys, name, configuration, output, errors)),
                ["list"] => await EmbeddedHost.WithKeysAsync(configuration, keys => ListAsync(keys, output)),
                ["revoke", var name] => await EmbeddedHost.WithKeysAsync(configuration, keys => RevokeAsync(keys, name, errors)),
                _ => throw new ConfigurationException("Write keys create NAME --role viewer|planner|economist|operator, keys list, or keys revoke NAME."),
            };
        }
        catch (SimulationFaultException fault)
        {
            await errors.WriteLineAsync(fault.Problems.Length == 0 ? fault.Message : string.Join(Environment.NewLine, fault.Problems.Select(problem => $"{problem.Message} {problem.WayOut}")));
            return ApiCommand.Misused;
        }
    }

    private static async Task<int> CreateAsync(IKeyLedger keys, string name, IConfiguration configuration, TextWriter output, TextWriter errors)
    {
        var request = new KeyRequest
        {
            Name = name,
            Role = configuration[Role] ?? throw new ConfigurationException("--role is missing: viewer, planner, economist or operator."),
            Provinces = (configuration[Provinces] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Days = configuration[Days] is { } text ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : throw new ConfigurationException($"--days is '{text}' and must be a whole number.") : null,
        };
        var (order, secret) = KeyOrders.Of(request, Author, TimeProvider.System.GetUtcNow());
        var key = await keys.CreateAsync(order);
        await errors.WriteLineAsync($"The key '{key.Name}', {KeyOrders.Word(key.Role)} of {Reach(key)}, {Life(key)}. Its secret is shown this once:");
        await output.WriteLineAsync(secret);
        return 0;
    }

    private static async Task<int> ListAsync(IKeyLedger keys, TextWriter output)
    {
        ApiKey[] page = [];
        do
        {
            page = await keys.ListAsync(page.LastOrDefault()?.Name, Page);
            foreach (var key in page)
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{key.Name}\t{KeyOrders.Word(key.Role)}\t{Reach(key)}\tmade {key.Created:yyyy-MM-dd} by {key.Author}\t{Life(key)}"));
        }
        while (page.Length == Page);
        return 0;
    }

    private static async Task<int> RevokeAsync(IKeyLedger keys, string name, TextWriter errors)
    {
        var key = await keys.RevokeAsync(name, Author);
        await errors.WriteLineAsync($"The key '{key.Name}' is {Life(key)}; running hosts refuse it within {Security.KeyRing.Believed.TotalSeconds:0} s.");
        return 0;
    }

    private static string Author => $"command line, {Environment.UserName}";

    private static string Reach(ApiKey key) => key.Provinces is { } provinces ? string.Join(", ", provinces) : "all provinces";

    private static string Life(ApiKey key) => key switch
    {
        { Revoked: { } revoked } => string.Create(CultureInfo.InvariantCulture, $"revoked on {revoked:yyyy-MM-dd HH:mm} UTC"),
        { Expires: { } expires } => string.Create(CultureInfo.InvariantCulture, $"valid until {expires:yyyy-MM-dd HH:mm} UTC"),
        _ => "valid until it is revoked",
    };

    // A misspelt --provinces would make a key for all of them.
    private static void RefuseUnknown(string[] settings)
    {
        foreach (var option in settings.Where(word => word.StartsWith("--", StringComparison.Ordinal)).Select(word => word[2..].Split('=')[0]))
        {
            if (!option.Contains(':', StringComparison.Ordinal) && !Own.Contains(option, StringComparer.Ordinal))
                throw new ConfigurationException($"There is no option --{option}. There are {string.Join(", ", Own.Select(own => "--" + own))}, and settings such as --Simulation:DataDirectory.");
        }
    }
}
