using System.Reflection;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace RfmBatch.Jobs.Html;

/// <summary>What all pages share: no script, no request elsewhere, light and dark.</summary>
internal static class Page
{
    // Only our own style and forms to ourselves; nobody may put the page into a frame.
    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly string Style = ReadStyle();

    /// <summary>A complete document.</summary>
    public static string Document(string title, string body, int? refreshSeconds = null) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        {(refreshSeconds is { } seconds ? $"<meta http-equiv=\"refresh\" content=\"{seconds}\">" : "")}
        <title>{Escape(title)}</title>
        <style>
        {Style}
        </style>
        </head>
        <body>
        {body}
        </body>
        </html>

        """;

    /// <summary>Text made safe for markup and quoted attributes.</summary>
    public static string Escape(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    /// <summary>The document as an answer that is not kept and not framed.</summary>
    public static IResult Result(string html, int statusCode = StatusCodes.Status200OK) => new HtmlResult(html, statusCode);

    private static string ReadStyle()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("jobs.css")
            ?? throw new InvalidOperationException("jobs.css is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().TrimEnd();
    }

    private sealed class HtmlResult(string html, int statusCode) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = statusCode;
            response.ContentType = "text/html; charset=utf-8";
            response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
            response.Headers.CacheControl = "no-store";
            response.Headers.XContentTypeOptions = "nosniff";
            response.Headers.TryAdd("Referrer-Policy", "same-origin");
            return response.WriteAsync(html, httpContext.RequestAborted);
        }
    }
}
