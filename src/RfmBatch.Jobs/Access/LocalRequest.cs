using System.Net;
using Microsoft.AspNetCore.Http;

namespace RfmBatch.Jobs.Access;

/// <summary>Whether a request was typed on this very machine.</summary>
internal static class LocalRequest
{
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"];

    /// <summary>True for a connection from this machine itself.</summary>
    /// <remarks>
    /// A proxy on the same machine makes the whole world look local: what a proxy passed on is not. A page elsewhere that makes a browser on this machine ask
    /// (DNS rebinding) comes with its own host name: only names of this machine count.
    /// </remarks>
    public static bool Is(HttpContext context)
    {
        var remote = context.Connection.RemoteIpAddress;
        var isFromHere = remote is not null && (IPAddress.IsLoopback(remote) || remote.Equals(context.Connection.LocalIpAddress));
        return isFromHere && !ProxyHeaders.Any(context.Request.Headers.ContainsKey) && IsNameOfThisMachine(context.Request.Host.Host, context.Connection.LocalIpAddress);
    }

    private static bool IsNameOfThisMachine(string host, IPAddress? local) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || string.Equals(host, Environment.MachineName, StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && (IPAddress.IsLoopback(address) || address.Equals(local)));
}
