using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RfmBatch.Jobs.Hosting;
using RfmBatch.Jobs.Pages;

namespace RfmBatch.Jobs.Access;

/// <summary>The users of the settings sign in on a page and get a cookie. Without users, requests from this machine are let in and no others.</summary>
public sealed class UserListScheme(ServeOptions options) : IAccessScheme
{
    private const string SignInLimit = "sign-in";
    private const int SignInsPerMinute = 10;
    private static readonly TimeSpan SignedInFor = TimeSpan.FromHours(8);

    /// <inheritdoc/>
    public bool LetsLocalRequestsIn => options.Users.Count == 0;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "RfmBatch";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = SignedInFor;
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/signin";
            cookie.Events.OnRedirectToLogin = RefuseOrRedirectAsync;
            cookie.Events.OnRedirectToAccessDenied = context => ForbidAsync(context.HttpContext, "You are signed in, but your role may not do this.");
        });
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(SignInLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = SignInsPerMinute, Window = TimeSpan.FromMinutes(1) }));
        });
    }

    /// <inheritdoc/>
    public void MapPages(WebApplication app)
    {
        app.UseRateLimiter();
        if (options.Users.Count == 0)
        {
            return;
        }

        app.MapGet("/signin", (HttpContext context, IAntiforgery antiforgery) => Form(context, antiforgery, ""));
        app.MapPost("/signin", SignInAsync).RequireRateLimiting(SignInLimit);
        app.MapPost("/signout", SignOutAsync);
    }

    private async Task<IResult> SignInAsync(HttpContext context, IAntiforgery antiforgery, ILogger<UserListScheme> logger)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Form(context, antiforgery, "The page was too old. Please try again.");
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (PasswordCheck.Find(options.Users, form["name"].ToString(), form["password"].ToString()) is not { } user)
        {
            Log.Refused(logger, context.Connection.RemoteIpAddress?.ToString() ?? "");
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Form(context, antiforgery, "Name or password is wrong.");
        }

        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, user.Name), new Claim(ClaimTypes.Role, user.Role)], CookieAuthenticationDefaults.AuthenticationScheme);
        await context.SignInAsync(new ClaimsPrincipal(identity));
        Log.SignedIn(logger, user.Name, user.Role);
        return Results.LocalRedirect(LocalPath(context.Request.Query["ReturnUrl"]));
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery)
    {
        if (await antiforgery.IsRequestValidAsync(context))
        {
            await context.SignOutAsync();
        }

        return Results.LocalRedirect("/signin");
    }

    private static IResult Form(HttpContext context, IAntiforgery antiforgery, string message) =>
        Page.Result(SignInPage.Render(antiforgery.GetAndStoreTokens(context), LocalPath(context.Request.Query["ReturnUrl"]), message), context.Response.StatusCode);

    private static string LocalPath(string? url) =>
        url is ['/', ..] && !(url.Length > 1 && url[1] is '/' or '\\') && !url.Any(char.IsControl) ? url : "/";

    private Task RefuseOrRedirectAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (options.Users.Count == 0)
        {
            return ForbidAsync(context.HttpContext, "No users are configured, so this server answers only requests from its own machine. Add users to rfmbatch.json (README, \"Serving\").");
        }

        // A script's request is told the truth; a person's is led to the form.
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

    private static Task ForbidAsync(HttpContext context, string reason)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{reason}\n"));
    }
}
