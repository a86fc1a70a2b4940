using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace RfmBatch.Jobs.Tests.SqlServer;

/// <summary>A process of <c>rfmbatch serve</c>.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
        process.OutputDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public IReadOnlyList<string> Lines => [.. _lines];

    public bool IsAlive => !_process.HasExited;

    public static ServerProcess Start(JobDatabase database, int? port = null)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "rfmbatch.dll"), "serve", "--urls", address.ToString()])
        {
            WorkingDirectory = database.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["RFMBATCH_STORE"] = database.JobAddress(port), ["RFMBATCH_Serve__KeysFolder"] = "keys" },
        };
        return new ServerProcess(Process.Start(start)!, address);
    }

    /// <summary>Waits for a line that the server writes.</summary>
    public async Task<string> WhenLineAsync(Func<string, bool> isMeant)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < Patience)
        {
            if (_lines.FirstOrDefault(isMeant) is { } line)
            {
                return line;
            }

            Assert.True(IsAlive, string.Join('\n', _lines));
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException(string.Join('\n', _lines));
    }

    public async Task<HttpStatusCode> ReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(60) };
        return (await client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode;
    }

    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (IsAlive)
        {
            Kill();
        }

        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
