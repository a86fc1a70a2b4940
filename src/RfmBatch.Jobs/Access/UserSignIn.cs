using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RfmBatch.Jobs.Html;
using RfmBatch.Jobs.Logging;
using RfmBatch.Jobs.Settings;

namespace RfmBatch.Jobs.Access;

/// <summary>With users: everybody signs in on a page. Name and role are asked for again at each request.</summary>
internal static class UserSignIn
{
    /// <summary>The authentication scheme.</summary>
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    private const string Path = "/signin";
    private const string Limit = "sign-in";
    private const int TriesPerMinute = 10;

    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "RfmBatch";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = Sessions.IdleFor;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = Path;
        cookie.Events.OnValidatePrincipal = AskAgainAsync;
        cookie.Events.OnRedirectToLogin = RefuseOrRedirectAsync;
        cookie.Events.OnRedirectToAccessDenied = context =>
            Refusal.WriteAsync(context.HttpContext, "You are signed in, but your role may not do this.");
    }

    public static void Configure(RateLimiterOptions limiter)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.AddPolicy(Limit, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = TriesPerMinute, Window = TimeSpan.FromMinutes(1) }));
    }

    public static void MapPages(WebApplication app)
    {
        app.MapGet(Path, (HttpContext context, IAntiforgery antiforgery, UserList users) =>
            users.Now().AreConfigured ? Form(context, antiforgery, "") : Results.LocalRedirect("/"));
        app.MapPost(Path, SignInAsync).RequireRateLimiting(Limit);
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context, IAntiforgery antiforgery, UserList users, Sessions sessions, ILogger<UserListScheme> logger)
    {
        var known = users.Now();
        if (!known.AreConfigured)
        {
            return Results.LocalRedirect("/");
        }

        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Form(context, antiforgery, "The page was too old. Please try again.");
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (PasswordCheck.Find(known, form["name"].ToString(), form["password"].ToString()) is not { } user)
        {
            Log.Refused(logger, context.Connection.RemoteIpAddress?.ToString() ?? "");
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Form(context, antiforgery, "Name or password is wrong.");
        }

        await context.SignInAsync(Scheme, Principal(user), sessions.Begin(Stamp(user)));
        Log.SignedIn(logger, user.Name, user.Role);
        return Results.LocalRedirect(LocalPath(context.Request.Query["ReturnUrl"]));
    }

    private static ClaimsPrincipal Principal(ServeUser user) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.Name, user.Name), new Claim(ClaimTypes.Role, user.Role)], Scheme));

    // Of the password's hash and no more: another role counts, but ends nothing.
    private static string Stamp(ServeUser user) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(user.PasswordHash)));

    private static Task AskAgainAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var user = services.GetRequiredService<UserList>().Now().Find(context.Principal?.Identity?.Name);
        if (user is not null && services.GetRequiredService<Sessions>().GoesOn(context.Properties, Stamp(user)))
        {
            context.ReplacePrincipal(Principal(user));
        }
        else
        {
            context.RejectPrincipal();
        }

        return Task.CompletedTask;
    }

    private static IResult Form(HttpContext context, IAntiforgery antiforgery, string message) => Page.Result(
        SignInPage.Render(antiforgery.GetAndStoreTokens(context), LocalPath(context.Request.Query["ReturnUrl"]), message),
        context.Response.StatusCode);

    private static string LocalPath(string? url) =>
        url is ['/', ..] && !(url.Length > 1 && url[1] is '/' or '\\') && !url.Any(char.IsControl) ? url : "/";

    // A script's request is told the truth; a person's is led to the form.
    private static Task RefuseOrRedirectAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.Redirect(context.RedirectUri);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }
}
