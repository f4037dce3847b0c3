using System.Net;
using Simulation.Operations.Startup;

namespace Simulation.Api.Security;

/// <summary>Who may ask; the section <c>Security</c> of the configuration.</summary>
internal sealed record SecuritySettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Security";

    private const int ShortestOperatorKey = 32;

    /// <summary>
    /// True: everybody who reaches this process may do everything. False: who sends no key, or token, is refused. Null, the default: keys are asked for as soon as there is an operator key or a
    /// provider of tokens; without either everybody on this machine may do everything, and the process listens nowhere else.
    /// </summary>
    public bool? Keyless { get; init; }

    /// <summary>A key that may do everything, by which the first keys are made; at least 32 characters. A secret: it belongs into a file in /run/secrets.</summary>
    public string? OperatorKey { get; init; }

    /// <summary>Origins of pages elsewhere whose scripts may ask, <c>https://office.example</c>, divided by spaces. Default: none.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>Provider of OpenID Connect tokens; null for none.</summary>
    public TokenSettings? Tokens { get; init; }

    /// <summary>True when nobody is asked for a key.</summary>
    public bool IsOpen => Keyless ?? (OperatorKey is null && Tokens is null);

    /// <summary>Reads and checks the section.</summary>
    /// <exception cref="ConfigurationException">Settings are wrong; all of them are named.</exception>
    public static SecuritySettings Read(IConfiguration configuration)
    {
        var settings = new SettingsReader(configuration, Section);
        var options = new SecuritySettings
        {
            Keyless = settings.Text(nameof(Keyless)) is null ? null : settings.Flag(nameof(Keyless), standard: false),
            OperatorKey = settings.Text(nameof(OperatorKey))?.Trim(),
            Origins = (settings.Text(nameof(Origins)) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Tokens = TokenSettings.Read(settings),
        };
        if (options.OperatorKey is { Length: < ShortestOperatorKey }) settings.Refuse($"{Section}:{nameof(OperatorKey)} has fewer than {ShortestOperatorKey} characters: make one with 'openssl rand -base64 32'.");
        foreach (var origin in options.Origins.Where(origin => !Uri.TryCreate(origin, UriKind.Absolute, out var address) || address.GetLeftPart(UriPartial.Authority) != origin))
            settings.Refuse($"{Section}:{nameof(Origins)} names '{origin}' and must name origins such as https://office.example, without a path.");
        if (options is { Keyless: true } and ({ OperatorKey: not null } or { Tokens: not null })) settings.Refuse($"{Section}:{nameof(Keyless)} is true, and there is an operator key or a provider of tokens: leave out one or the other.");
        settings.Finish();
        return options;
    }

    /// <summary>Refuses to listen beyond this machine without asking for keys.</summary>
    /// <param name="urls">Where the process is to listen, divided by semicolons.</param>
    /// <exception cref="ConfigurationException">It would.</exception>
    public void RequireLoopback(string urls)
    {
        if (!IsOpen || Keyless == true) return;
        var wide = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault(url => !IsLoopback(url));
        if (wide is null) return;
        throw new ConfigurationException(
            $"""
            {wide} can be reached from other machines, and nobody would be asked for a key. Do one of these:
              - listen on this machine only: --urls http://localhost:5080
              - ask for keys: set {Section}:{nameof(OperatorKey)} to a secret of at least {ShortestOperatorKey} characters, best in the file /run/secrets/{Section}__{nameof(OperatorKey)}, or make a key
                with 'Simulation.Api keys create NAME --role operator' and set {Section}:{nameof(Keyless)}=false
              - ask for the tokens of an OpenID Connect provider: {Section}:{nameof(Tokens)}:Authority and {Section}:{nameof(Tokens)}:Audience
              - let everybody do everything, where something else keeps strangers away: {Section}:{nameof(Keyless)}=true
            docs/guide/security.md explains them.
            """);
    }

    // Not an address but a pattern, such as http://*:5080, listens everywhere.
    private static bool IsLoopback(string url)
    {
        var host = BindingAddress.Parse(url).Host.Trim('[', ']');
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
    }
}
