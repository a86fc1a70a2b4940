using System.Collections.Concurrent;
using System.Net;

namespace RfmBatch.Jobs.Tests.Rig;

/// <summary>A server on this machine that keeps what is posted to it.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _work;

    public WebhookReceiver()
    {
        // HttpListener takes no free port by itself.
        Url = $"http://127.0.0.1:{FreePort()}/hook/";
        _listener.Prefixes.Add(Url);
        _listener.Start();
        _work = AcceptAsync();
    }

    public string Url { get; }

    /// <summary>What came: body, timestamp and signature.</summary>
    public ConcurrentQueue<(byte[] Body, string? Timestamp, string? Signature)> Requests { get; } = new();

    /// <summary>What it answers.</summary>
    public HttpStatusCode Answer { get; set; } = HttpStatusCode.NoContent;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _work;
        _listener.Close();
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                Requests.Enqueue(
                    (body.ToArray(), context.Request.Headers["X-RfmBatch-Timestamp"], context.Request.Headers["X-RfmBatch-Signature"]));
                context.Response.StatusCode = (int)Answer;
                context.Response.Close();
            }
        }
        catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
