using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RfmBatch.Jobs.Logging;
using RfmBatch.Jobs.Settings;
using RfmBatch.Storage;
using RfmBatch.Storage.Operations;

namespace RfmBatch.Jobs.Access;

/// <summary>Tells the audit who is at the page, and notes the buttons of the dashboard: triggered, requeued, deleted jobs.</summary>
internal sealed class PageAudit(RfmStore store, ILogger<PageAudit> logger)
{
    private const string Dashboard = "/hangfire";

    /// <summary>Looks at each request, after authentication.</summary>
    public static void Use(WebApplication app, PageAudit audit) => app.Use(audit.FollowAsync);

    private async Task FollowAsync(HttpContext context, RequestDelegate next)
    {
        AuditStore.PageUser = context.User.Identity is { IsAuthenticated: true } identity ? identity.Name : null;
        await next(context);
        if (context.Request.Path.StartsWithSegments(Dashboard, out var button)
            && HttpMethods.IsPost(context.Request.Method)
            && context.Response.StatusCode < StatusCodes.Status400BadRequest
            && context.User.IsInRole(Roles.Operator)
            && !button.StartsWithSegments("/stats"))
        {
            await NoteAsync(context, button.Value ?? "");
        }
    }

    private async Task NoteAsync(HttpContext context, string button)
    {
        var jobs = context.Request.HasFormContentType ? (await context.Request.ReadFormAsync())["jobs[]"].ToString() : "";
        try
        {
            await store.Audit.WriteAsync(AuditEntry.Job(button, jobs), CancellationToken.None);
        }
        catch (Exception failure) when (failure is Core.RfmBatchException or System.Data.Common.DbException)
        {
            Log.NotAudited(logger, button, failure.GetType().Name);
        }
    }
}
