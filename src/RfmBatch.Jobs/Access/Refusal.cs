using Microsoft.AspNetCore.Http;

namespace RfmBatch.Jobs.Access;

/// <summary>The answer 403, with its reason.</summary>
internal static class Refusal
{
    public static Task WriteAsync(HttpContext context, string reason)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync($"{reason}\n", context.RequestAborted);
    }
}
