using Microsoft.Extensions.Configuration;
using Simulation.Operations.Startup;

namespace Simulation.Operations.Telemetry;

/// <summary>What a process tells its operators, and whom; the section <c>Operations</c> of the configuration.</summary>
public sealed record OperationsSettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Operations";

    /// <summary>True: one JSON object for every line of the log. Default false: text. <c>Logging:Console:FormatterName=json</c> says the same.</summary>
    public bool JsonLogs { get; init; }

    /// <summary>Where traces and metrics are sent (OTLP); null for nowhere. The variable <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says the same.</summary>
    public string? OtlpEndpoint { get; init; }

    /// <summary>Share of traces that are kept, 0 to 1; 0 for no tracing at all, which makes calls between grains cheaper. Default 0.1.</summary>
    public double TraceShare { get; init; } = 0.1;

    /// <summary>True: metrics are served at <c>/metrics</c> in the format of Prometheus. Default true.</summary>
    public bool Prometheus { get; init; } = true;

    /// <summary>True: the API serves <c>/metrics</c> to everybody. Default false: to callers on the same machine. A silo's operations address serves it to all who reach it.</summary>
    public bool MetricsPublic { get; init; }

    /// <summary>True: the dashboard of Orleans is served at <c>/operations/orleans</c>, to callers on the same machine; every call between grains then costs more. Default false.</summary>
    public bool Dashboard { get; init; }

    /// <summary>True when traces are taken: there is somebody to send them to, and a share of them is kept.</summary>
    public bool IsTracing => OtlpEndpoint is not null && TraceShare > 0;

    /// <summary>Reads and checks the section.</summary>
    /// <exception cref="ConfigurationException">Settings are wrong; all of them are named.</exception>
    public static OperationsSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var settings = new SettingsReader(configuration, Section);
        var standard = new OperationsSettings();
        var options = new OperationsSettings
        {
            JsonLogs = settings.Flag(nameof(JsonLogs), string.Equals(configuration["Logging:Console:FormatterName"], "json", StringComparison.OrdinalIgnoreCase)),
            OtlpEndpoint = settings.Text(nameof(OtlpEndpoint)) ?? (configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 } endpoint ? endpoint : null),
            TraceShare = settings.Share(nameof(TraceShare), standard.TraceShare),
            Prometheus = settings.Flag(nameof(Prometheus), standard.Prometheus),
            MetricsPublic = settings.Flag(nameof(MetricsPublic), standard.MetricsPublic),
            Dashboard = settings.Flag(nameof(Dashboard), standard.Dashboard),
        };
        if (options.OtlpEndpoint is { } address && !Uri.TryCreate(address, UriKind.Absolute, out _))
            settings.Refuse($"{Section}:{nameof(OtlpEndpoint)} is '{address}' and must be an address such as http://localhost:4317.");
        settings.Finish();
        return options;
    }
}
