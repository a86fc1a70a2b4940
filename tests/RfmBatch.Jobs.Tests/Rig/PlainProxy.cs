using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RfmBatch.Jobs.Tests.Rig;

/// <summary>What <c>proxy_pass http://127.0.0.1:…</c> is without more: it names the server as it knows it, and not who asked.</summary>
internal sealed class PlainProxy : IDisposable
{
    private const int HeadLimit = 32 * 1024;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Uri _target;

    public PlainProxy(Uri target)
    {
        _target = target;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>A browser elsewhere, which knows the proxy by a public name; keeps cookies, follows no redirects.</summary>
    public HttpClient NewVisitor()
    {
        var handler = new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false };
        var client = new HttpClient(handler) { BaseAddress = Address };
        client.DefaultRequestHeaders.Host = "rfm.shop.example";
        return client;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = PassOnAsync(await _listener.AcceptTcpClientAsync(_stop.Token), _stop.Token);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task PassOnAsync(TcpClient visitor, CancellationToken cancellationToken)
    {
        using (visitor)
        using (var server = new TcpClient())
        {
            await server.ConnectAsync(_target.Host, _target.Port, cancellationToken);
            var (head, body) = await ReadHeadAsync(visitor.GetStream(), cancellationToken);

            // One request for each connection: the head of a second one would pass by unread.
            var lines = head.Split("\r\n")
                .Where(line => !line.StartsWith("Connection:", StringComparison.OrdinalIgnoreCase))
                .Select(line => line.StartsWith("Host:", StringComparison.OrdinalIgnoreCase) ? $"Host: 127.0.0.1:{_target.Port}" : line);
            var passedOn = Encoding.ASCII.GetBytes(string.Join("\r\n", lines) + "\r\nConnection: close\r\n\r\n");
            await server.GetStream().WriteAsync(passedOn, cancellationToken);
            await server.GetStream().WriteAsync(body, cancellationToken);
            _ = visitor.GetStream().CopyToAsync(server.GetStream(), cancellationToken);
            await server.GetStream().CopyToAsync(visitor.GetStream(), cancellationToken);
        }
    }

    private static async Task<(string Head, byte[] Body)> ReadHeadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var bytes = new byte[HeadLimit];
        var length = 0;
        while (true)
        {
            var read = await stream.ReadAsync(bytes.AsMemory(length), cancellationToken);
            length += read;
            var end = bytes.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                return (Encoding.ASCII.GetString(bytes, 0, end), bytes[(end + 4)..length]);
            }

            if (read == 0)
            {
                throw new IOException("The request has no end of its head.");
            }
        }
    }
}
