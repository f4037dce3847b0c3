using Microsoft.Extensions.DependencyInjection.Extensions;
using Simulation.Api.Analyses;
using Simulation.Api.Auditing;
using Simulation.Api.Calibrations;
using Simulation.Api.Errors;
using Simulation.Api.Formats;
using Simulation.Api.Health;
using Simulation.Api.Hosting;
using Simulation.Api.Json;
using Simulation.Api.Keys;
using Simulation.Api.Limits;
using Simulation.Api.Models;
using Simulation.Api.Observations;
using Simulation.Api.OpenApi;
using Simulation.Api.Plans;
using Simulation.Api.Provinces;
using Simulation.Api.Runs;
using Simulation.Api.Scenarios;
using Simulation.Api.Sdmx;
using Simulation.Api.Sectors;
using Simulation.Api.Security;
using Simulation.Api.Simulate;
using Simulation.Api.Sweeps;
using Simulation.Api.Webhooks;
using Simulation.Api.Workshops;
using Simulation.Contracts;
using Simulation.Contracts.Keys;
using Simulation.Operations.Startup;
using Simulation.Operations.Telemetry;
using Simulation.Web.Hosting;

namespace Simulation.Api;

/// <summary>The HTTP application, apart from where its grains live.</summary>
internal static class ApiApplication
{
    private const string DefaultAddress = "http://localhost:5080";

    /// <summary>Builds the application.</summary>
    /// <param name="args">Command line.</param>
    /// <param name="addGrains">Registers an <see cref="IGrainDoor"/>: grains in this process, or a client of a cluster.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder> addGrains)
    {
        var builder = Builder(args);
        var operations = builder.AddOperations("simulation-api");
        AddHttp(builder);
        AddServices(builder.Services, builder.Configuration);
        builder.Services.AddSecurity(builder.Configuration).RequireLoopback(builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey) ?? DefaultAddress);
        addGrains(builder);
        // Services start in the order of their registration: grains are asked when there is a silo.
        builder.Services.AddHostedService<WarmUp>();
        builder.Services.TryAddSingleton<IHostLink, EmbeddedLink>();
        var app = builder.Build();
        Use(app, operations);
        return app;
    }

    /// <summary>Where the application would listen.</summary>
    public static string Urls(string[] args) => Builder(args).Configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } urls ? urls : DefaultAddress;

    /// <summary>The settings that the application would have.</summary>
    public static IConfiguration Configuration(string[] args) => Builder(args).Configuration;

    private static WebApplicationBuilder Builder(string[] args)
    {
        // The list of scripts and style sheets bears the name of this application, whichever process it runs in: without the name, tests would look for a list of their own.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(ApiApplication).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddSecrets();
        return builder;
    }

    private static void AddHttp(WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets();
        // Of a program that was built but not published, ASP.NET watches scripts for changes by an address that takes every GET: a wrong method would then be 404 and not 405.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey])) builder.WebHost.UseUrls(DefaultAddress);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = JsonBody.MaximumBytes;
        });
    }

    private static void AddServices(IServiceCollection services, ConfigurationManager configuration)
    {
        services.ConfigureHttpJsonOptions(options => JsonSetup.Apply(options.SerializerOptions));
        services.AddExceptionHandler<ProblemHandler>();
        services.AddAdmission(configuration);
        services.AddAnswerCompression();
        services.AddApiDocument();
        services.AddPlannerPages(configuration);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Readiness>();
        services.AddSingleton<RunFollowing>();
        services.AddSingleton<RunSubmission>();
        services.AddSingleton<SdmxSource>();
        services.AddSingleton<CodeGate>();
        services.AddSingleton<WrittenAnswers>();
        services.Configure<WarmUpOptions>(configuration.GetSection("WarmUp"));
    }

    private static void Use(WebApplication app, OperationsSettings operations)
    {
        app.UseResponseCompression();
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(StatusPages.WriteAsync);
        app.UseSecurityHeaders();
        app.UseReadingMethods();
        app.MapOperations(operations, metricsToAll: operations.MetricsPublic, hasSilo: app.Services.GetRequiredService<IHostLink>() is EmbeddedLink);
        app.UseSecurity();
        app.UseRequestTimeouts();
        MapApi(app.MapGuarded());
        app.MapApiDocument();
        app.MapPlannerPages().WithMetadata(new PageMark(), new AccessMark(AccessRole.Viewer));
    }

    private static void MapApi(RouteGroupBuilder app)
    {
        app.MapProvinces();
        app.MapArchives();
        app.MapPlans();
        app.MapSimulate();
        app.MapSectors();
        app.MapScenarios();
        app.MapRuns();
        app.MapCalibrations();
        app.MapSweeps();
        app.MapAnalyses();
        app.MapObservations();
        app.MapAuditTrail();
        app.MapModels();
        app.MapLaboratory();
        app.MapSdmx();
        app.MapHealth();
        app.MapProblems();
        app.MapKeys();
        app.MapWebhooks();
        app.MapWorkshops();
        app.MapJoin();
        app.MapSignIn();
    }
}
