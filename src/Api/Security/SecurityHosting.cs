using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Simulation.Api.Limits;
using Simulation.Contracts;
using Simulation.Contracts.Keys;

namespace Simulation.Api.Security;

/// <summary>Knows callers, and keeps out who may not ask.</summary>
internal static class SecurityHosting
{
    private const string Scheme = "Simulation";

    /// <summary>Adds what it takes.</summary>
    /// <exception cref="Operations.Startup.ConfigurationException">Settings are wrong; all of them are named.</exception>
    public static SecuritySettings AddSecurity(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = SecuritySettings.Read(configuration);
        services.AddSingleton(settings);
        services.AddSingleton<KeyRing>();
        services.AddSingleton<IAuthorizationHandler, AccessHandler>();
        var authentication = services.AddAuthentication(Scheme)
            .AddPolicyScheme(Scheme, null, options =>
            {
                options.ForwardDefaultSelector = http => settings.Tokens is not null && KeyAuthentication.Shown(http.Request) is { } shown && IsToken(shown) ? JwtBearerDefaults.AuthenticationScheme : KeyAuthentication.Name;
                // Whatever was sent, the answer to who may not ask has one form.
                (options.ForwardChallenge, options.ForwardForbid) = (KeyAuthentication.Name, KeyAuthentication.Name);
            })
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.Name, null);
        if (settings.Tokens is { } tokens) authentication.AddJwtBearer(options => TokenAuthentication.Configure(options, tokens));
        services.AddAuthorization(options => options.FallbackPolicy = new AuthorizationPolicy([new AccessRequirement()], [Scheme]));
        services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins([.. settings.Origins]).AllowAnyHeader().AllowAnyMethod().WithExposedHeaders("ETag", "Location", "Retry-After", "Preference-Applied", "Content-Disposition")));
        return settings;
    }

    /// <summary>Puts it in front of all addresses.</summary>
    public static void UseSecurity(this WebApplication app)
    {
        if (app.Services.GetRequiredService<SecuritySettings>().Origins.Count > 0) app.UseCors();
        app.UseAuthentication();
        var callers = app.Services.GetRequiredService<ICaller>();
        app.Use((http, next) =>
        {
            Caller.Current = callers.Of(http);
            // What the host lets everybody do is not limited; a stranger on an address that answers strangers may nothing that grains guard.
            Access.Current = Identity.NameOf(http.User) is null ? null : Identity.AccessOf(http.User);
            return next(http);
        });
        app.UseRateLimiter();
        app.UseAuthorization();
    }

    // Tokens have three parts; keys of ours have no dots.
    private static bool IsToken(string shown) => shown.Count(letter => letter == '.') == 2;
}
