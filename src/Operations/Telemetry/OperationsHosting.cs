using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Orleans.Dashboard;

namespace Simulation.Operations.Telemetry;

/// <summary>Adds logs, traces, metrics and their addresses to a process.</summary>
public static class OperationsHosting
{
    /// <summary>Where metrics are served.</summary>
    public const string MetricsPath = "/metrics";

    /// <summary>Where the dashboard of Orleans is served.</summary>
    public const string DashboardPath = "/operations/orleans";

    private static readonly string[] Sources = ["Simulation", "Microsoft.Orleans.*"];
    private static readonly string[] Meters = ["Simulation", "Microsoft.Orleans", "Npgsql", "Polly"];

    /// <summary>
    /// Adds logs to the console, and traces and metrics as the section <c>Operations</c> says.
    /// </summary>
    /// <param name="builder">The process.</param>
    /// <param name="program">Name under which it reports, <c>simulation-silo</c>.</param>
    /// <exception cref="Startup.ConfigurationException">Settings are wrong; all of them are named.</exception>
    public static OperationsSettings AddOperations(this WebApplicationBuilder builder, string program)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = OperationsSettings.Read(builder.Configuration);
        AddLogs(builder.Logging, options);
        AddTelemetry(builder.Services, options, program);
        return options;
    }

    /// <summary>Adds what the dashboard needs to a silo, when it is wanted.</summary>
    public static ISiloBuilder AddOperations(this ISiloBuilder silo, OperationsSettings options)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentNullException.ThrowIfNull(options);
        if (options.IsTracing) silo.AddActivityPropagation();
        return options.Dashboard ? silo.AddDashboard(dashboard => dashboard.HideTrace = true) : silo;
    }

    /// <summary>Serves metrics and, in a process with a silo, the dashboard, as the options say.</summary>
    /// <param name="app">The process.</param>
    /// <param name="options">What is wanted.</param>
    /// <param name="metricsToAll">True: metrics are for everybody who reaches this port. False: for callers on this machine.</param>
    /// <param name="hasSilo">True when there are grains in this process.</param>
    public static void MapOperations(this WebApplication app, OperationsSettings options, bool metricsToAll, bool hasSilo)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(options);
        app.Use((http, next) => IsPrivate(http.Request.Path, metricsToAll) && !Loopback.IsCaller(http) ? Hide(http) : next(http));
        if (options.Prometheus) app.UseOpenTelemetryPrometheusScrapingEndpoint(MetricsPath);
        if (options.Dashboard && hasSilo) app.MapOrleansDashboard(DashboardPath).ExcludeFromDescription();
    }

    private static bool IsPrivate(PathString path, bool metricsToAll) =>
        path.StartsWithSegments(DashboardPath, StringComparison.OrdinalIgnoreCase) || (!metricsToAll && path.StartsWithSegments(MetricsPath, StringComparison.OrdinalIgnoreCase));

    // As if nothing were there: who may not see an address need not know of it.
    private static Task Hide(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static void AddLogs(ILoggingBuilder logging, OperationsSettings options)
    {
        if (options.JsonLogs)
        {
            logging.AddJsonConsole(json =>
            {
                json.IncludeScopes = true;
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            });
        }
        else
        {
            logging.AddSimpleConsole(text =>
            {
                text.SingleLine = true;
                text.TimestampFormat = "HH:mm:ss ";
            });
        }
    }

    private static void AddTelemetry(IServiceCollection services, OperationsSettings options, string program)
    {
        if (!options.Prometheus && options.OtlpEndpoint is null) return;
        var telemetry = services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService(program));
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(Meters).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation();
            if (options.Prometheus) metrics.AddPrometheusExporter();
            if (options.OtlpEndpoint is { } endpoint) metrics.AddOtlpExporter(otlp => otlp.Endpoint = new Uri(endpoint));
        });
        if (!options.IsTracing) return;
        telemetry.WithTracing(tracing => tracing
            .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.TraceShare)))
            .AddSource(Sources)
            .AddAspNetCoreInstrumentation(http => http.Filter = context => !context.Request.Path.StartsWithSegments("/health") && !context.Request.Path.StartsWithSegments(MetricsPath))
            .AddNpgsql()
            .AddOtlpExporter(otlp => otlp.Endpoint = new Uri(options.OtlpEndpoint!)));
    }
}
