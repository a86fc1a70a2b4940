using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RfmBatch.Jobs.Html;
using RfmBatch.Jobs.Logging;
using RfmBatch.Jobs.Settings;

namespace RfmBatch.Jobs.Access;

/// <summary>Without users: whoever opens the link of <c>rfmbatch serve --link</c> on this machine is an Operator.</summary>
internal static class LinkSignIn
{
    /// <summary>The authentication scheme.</summary>
    public const string Scheme = "Link";

    /// <summary>Where the link leads.</summary>
    public const string Path = "/link";

    /// <summary>The part of the link that is secret.</summary>
    public const string KeyParameter = "key";

    private const int RefusalsLogged = 10;

    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "RfmBatch.Link";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = Sessions.IdleFor;
        cookie.SlidingExpiration = true;
        cookie.Events.OnValidatePrincipal = AskAgainAsync;
        cookie.Events.OnRedirectToLogin = context => RefuseAsync(context.HttpContext);
    }

    public static void MapPages(WebApplication app)
    {
        // The key cannot be guessed, and a limit of tries would let strangers lock out its owner; limited is the log that they could fill.
        var logged = new FixedWindowRateLimiter(
            new FixedWindowRateLimiterOptions { PermitLimit = RefusalsLogged, Window = TimeSpan.FromMinutes(1) });
        app.Lifetime.ApplicationStopped.Register(logged.Dispose);
        app.MapGet(Path, (HttpContext context, StartUpKey key, Sessions sessions, UserList users, ILogger<UserListScheme> logger) =>
            OpenAsync(context, key, sessions, users, logger, logged));
    }

    private static async Task OpenAsync(
        HttpContext context, StartUpKey key, Sessions sessions, UserList users, ILogger<UserListScheme> logger, RateLimiter logged)
    {
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.CacheControl = "no-store";
        if (users.Now().AreConfigured)
        {
            context.Response.Redirect("/");
            return;
        }

        if (!LocalRequest.Is(context) || key.Stamp() is not { } stamp || !key.Is(context.Request.Query[KeyParameter].ToString()))
        {
            if (logged.AttemptAcquire().IsAcquired)
            {
                Log.Refused(logger, context.Connection.RemoteIpAddress?.ToString() ?? "");
            }

            await RefuseAsync(context);
            return;
        }

        await context.SignInAsync(Scheme, Operator(), sessions.Begin(stamp));
        Log.Opened(logger);

        // The key leaves the address, and the history of the browser with it.
        context.Response.Redirect("/");
    }

    private static ClaimsPrincipal Operator() => new(new ClaimsIdentity([new Claim(ClaimTypes.Role, Roles.Operator)], Scheme));

    private static Task AskAgainAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var stamp = services.GetRequiredService<StartUpKey>().Stamp();
        if (LocalRequest.Is(context.HttpContext) && services.GetRequiredService<Sessions>().GoesOn(context.Properties, stamp))
        {
            context.ReplacePrincipal(Operator());
        }
        else
        {
            context.RejectPrincipal();
        }

        return Task.CompletedTask;
    }

    private static Task RefuseAsync(HttpContext context) => LocalRequest.Is(context)
        ? Page.Result(KeyNeededPage.Render(), StatusCodes.Status401Unauthorized).ExecuteAsync(context)
        : Refusal.WriteAsync(
            context,
            "No users are configured, so this server answers only requests from its own machine. "
            + "Add users to rfmbatch.json (docs/serving.md).");
}
