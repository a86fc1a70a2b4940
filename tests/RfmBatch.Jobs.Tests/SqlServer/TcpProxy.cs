using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace RfmBatch.Jobs.Tests.SqlServer;

/// <summary>Stands between a server process and its database, so that the database can be gone for one and there for all others.</summary>
internal sealed class TcpProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<TcpClient> _clients = [];
    private readonly (string Host, int Port) _target;
    private volatile bool _isBroken;

    public TcpProxy((string Host, int Port) target)
    {
        _target = target;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Hangs up on everybody and on everybody who comes.</summary>
    public void Break()
    {
        _isBroken = true;
        foreach (var client in _clients)
        {
            client.Close();
        }
    }

    public void Mend() => _isBroken = false;

    public void Dispose()
    {
        _stop.Cancel();
        Break();
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = ServeAsync(client);
            }
            catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        {
            if (_isBroken)
            {
                return;
            }

            try
            {
                await server.ConnectAsync(_target.Host, _target.Port);
                _clients.Add(client);
                _clients.Add(server);
                await Task.WhenAny(
                    client.GetStream().CopyToAsync(server.GetStream(), _stop.Token),
                    server.GetStream().CopyToAsync(client.GetStream(), _stop.Token));
            }
            catch (Exception end) when (end is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
            {
                // Either side hung up: so does the other.
            }
        }
    }
}
