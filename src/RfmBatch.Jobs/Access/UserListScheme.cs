using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RfmBatch.Jobs.Logging;
using RfmBatch.Jobs.Settings;

namespace RfmBatch.Jobs.Access;

/// <summary>The users of the settings sign in on a page. Without users the start-up key lets this machine in, and nobody else.</summary>
internal sealed class UserListScheme(ServeOptions options) : IAccessScheme
{
    private const string EitherScheme = "RfmBatch";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services)
    {
        var keys = KeysPlace.Of(options);
        services.AddSingleton<UserList>().AddSingleton<Sessions>().AddSingleton(new StartUpKey(keys));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<SignedOut>(provider, keys));
        services.AddAuthentication(EitherScheme)
            .AddPolicyScheme(EitherScheme, EitherScheme, either => either.ForwardDefaultSelector = SchemeOf)
            .AddCookie(UserSignIn.Scheme, UserSignIn.Configure)
            .AddCookie(LinkSignIn.Scheme, LinkSignIn.Configure);
        services.AddRateLimiter(UserSignIn.Configure);
    }

    /// <inheritdoc/>
    public void MapPages(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseRateLimiter();
        UserSignIn.MapPages(app);
        LinkSignIn.MapPages(app);
        app.MapPost("/signout", SignOutAsync);
    }

    /// <summary>Makes the start-up key where it is needed. Without one jobs run all the same; pages stay closed.</summary>
    internal static void Prepare(IServiceProvider services, ILogger logger)
    {
        if (services.GetRequiredService<UserList>().Now().AreConfigured)
        {
            return;
        }

        Log.LocalOnly(logger);
        try
        {
            services.GetRequiredService<StartUpKey>().Obtain(out var wasExposed);
            if (wasExposed)
            {
                Log.StartUpKeyReplaced(logger);
            }
        }
        catch (RfmBatch.Core.RfmBatchException failure)
        {
            Log.NoStartUpKey(logger, failure.Message, failure.NextStep);
        }
    }

    private static string SchemeOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<UserList>().Now().AreConfigured ? UserSignIn.Scheme : LinkSignIn.Scheme;

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, Sessions sessions)
    {
        if (await antiforgery.IsRequestValidAsync(context))
        {
            if (await context.AuthenticateAsync() is { Succeeded: true, Properties: { } session })
            {
                sessions.End(session);
            }

            await context.SignOutAsync();
        }

        return Results.LocalRedirect("/");
    }
}
