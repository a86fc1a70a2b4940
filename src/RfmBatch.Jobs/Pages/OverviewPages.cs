using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using RfmBatch.Core;
using RfmBatch.Jobs.Access;
using RfmBatch.Jobs.Execution;
using RfmBatch.Jobs.Html;
using RfmBatch.Jobs.Settings;

namespace RfmBatch.Jobs.Pages;

/// <summary>Maps the page at <c>/</c> and the reports.</summary>
internal static class OverviewPages
{
    // The report brings its own, stricter policy; this keeps it out of frames.
    private const string ReportPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    public static void Map(WebApplication app, IAccessScheme scheme)
    {
        app
            .MapGet(
                "/",
                (HttpContext context, OverviewReader reader, IAntiforgery antiforgery) => ShowAsync(context, reader, antiforgery, scheme))
            .RequireAuthorization(Roles.Reader);
        app.MapGet("/reports/{fileName}", Report).RequireAuthorization(Roles.Reader);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, OverviewReader reader, IAntiforgery antiforgery, IAccessScheme scheme)
    {
        try
        {
            var overview = await reader.ReadAsync(context.RequestAborted);
            return Page.Result(OverviewPage.Render(overview, SignOut(context, antiforgery, scheme)));
        }
        catch (Exception failure) when (failure is RfmBatchException or System.Data.Common.DbException)
        {
            var known = failure as RfmBatchException;
            return Page.Result(
                Page.Document(
                    "RfmBatch",
                    """<main class="sign-in"><h1>RfmBatch</h1>"""
                    + $"""<p class="alert">{Page.Escape(known?.Message ?? "The store does not answer.")}</p>"""
                    + $"<p>{Page.Escape(known?.NextStep ?? "Run `rfmbatch doctor` on the server.")}</p></main>",
                    refreshSeconds: 15),
                StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static string SignOut(HttpContext context, IAntiforgery antiforgery, IAccessScheme scheme)
    {
        if (scheme is not UserListScheme || context.User.Identity is not { } identity)
        {
            return "";
        }

        var token = antiforgery.GetAndStoreTokens(context);
        return $"""
            <form method="post" action="/signout">
            <input type="hidden" name="{Page.Escape(token.FormFieldName)}" value="{Page.Escape(token.RequestToken)}">
            <button type="submit">{Page.Escape($"Sign out {identity.Name}".TrimEnd())}</button>
            </form>
            """;
    }

    private static IResult Report(string fileName, HttpContext context, ReportFolder reports)
    {
        if (reports.Find(fileName) is not { } file)
        {
            return Results.NotFound();
        }

        context.Response.Headers.ContentSecurityPolicy = ReportPolicy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-cache";
        return Results.File(file, "text/html; charset=utf-8");
    }
}
