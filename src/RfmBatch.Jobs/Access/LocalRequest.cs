using System.Net;
using Microsoft.AspNetCore.Http;

namespace RfmBatch.Jobs.Access;

/// <summary>Whether a request was typed on this machine, as far as one can tell: a proxy that says nothing of itself is not seen.</summary>
internal static class LocalRequest
{
    // X-Original-… is what ASP.NET Core leaves of the headers that it has believed (ASPNETCORE_FORWARDEDHEADERS_ENABLED).
    private static readonly string[] ProxyPrefixes = ["X-Forwarded-", "X-Original-"];

    private static readonly HashSet<string> ProxyHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Forwarded", "Via", "X-Real-IP", "X-Client-IP", "X-Cluster-Client-IP", "X-ProxyUser-Ip",
        "True-Client-IP", "CF-Connecting-IP", "CF-Ray", "Fastly-Client-IP", "X-Envoy-External-Address",
    };

    /// <summary>True for a connection from this machine itself.</summary>
    /// <remarks>
    /// A proxy on the same machine makes the whole world look local: what a proxy passed on is not. A page elsewhere that makes a browser
    /// on this machine ask (DNS rebinding) comes with its own host name: only names of this machine count.
    /// </remarks>
    public static bool Is(HttpContext context)
    {
        var remote = context.Connection.RemoteIpAddress;
        var isFromHere = remote is not null && (IPAddress.IsLoopback(remote) || remote.Equals(context.Connection.LocalIpAddress));
        return isFromHere
            && !context.Request.Headers.Keys.Any(IsOfProxy)
            && IsNameOfThisMachine(context.Request.Host.Host, context.Connection.LocalIpAddress);
    }

    private static bool IsOfProxy(string header) =>
        ProxyHeaders.Contains(header) || ProxyPrefixes.Any(prefix => header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static bool IsNameOfThisMachine(string host, IPAddress? local) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || string.Equals(host, Environment.MachineName, StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && (IPAddress.IsLoopback(address) || address.Equals(local)));
}
