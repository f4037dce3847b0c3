using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Simulation.Web.Desk;
using Simulation.Web.Layout;

namespace Simulation.Web.Hosting;

/// <summary>The planner's pages, for a host that can ask grains.</summary>
public static class PlannerPages
{
    // A model that is edited in the page comes in one message; files come in pieces.
    private const int LongestMessage = 1024 * 1024;

    /// <summary>Adds what the pages need. The host registers a <see cref="Contracts.IGrainDoor"/>.</summary>
    public static void AddPlannerPages(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = LongestMessage);
        services.Configure<PageSettings>(configuration.GetSection(PageSettings.Section));
        services.AddScoped<PlannerDesk>();
        services.AddScoped<PlannerSession>();
        services.AddScoped<Browser>();
    }

    /// <summary>Maps the pages at <c>/</c> with their scripts and style sheets.</summary>
    /// <returns>The pages, for the host to say who may see them. Their scripts and style sheets are for everybody.</returns>
    public static IEndpointConventionBuilder MapPlannerPages(this WebApplication app)
    {
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        return app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }
}
