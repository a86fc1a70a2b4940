using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using RfmBatch.Jobs.Tests.Rig;

namespace RfmBatch.Jobs.Tests;

/// <summary>The program itself: <c>serve</c> in one process, <c>serve --link</c> in another, on the same settings.</summary>
public sealed class ServeLinkTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public async Task The_link_opens_the_server_and_the_key_is_in_none_of_its_lines(string log)
    {
        await using var shop = await TestShop.CreateAsync();

        // Whoever wants to see every request in the log does not get the key either.
        await File.WriteAllTextAsync(
            shop.In("rfmbatch.json"),
            """
            { "Store": "sqlite:store.db", "Serve": { "KeysFolder": "keys" },
              "Logging": { "LogLevel": { "Default": "Trace", "Microsoft.AspNetCore": "Trace",
                                         "Microsoft.AspNetCore.Hosting.Diagnostics": "Trace" },
                           "Console": { "LogLevel": { "Default": "Trace", "Microsoft.AspNetCore.Hosting.Diagnostics": "Trace" } } } }
            """,
            Cancellation);
        var address = new Uri($"http://localhost:{FreePort()}");
        string link;
        var server = Start(shop, "serve", "--urls", $"{address}", "--verbose", "--log", log);
        try
        {
            var written = Task.WhenAll(
                server.StandardOutput.ReadToEndAsync(Cancellation), server.StandardError.ReadToEndAsync(Cancellation));
            using var jar = new HttpClientHandler { CookieContainer = new CookieContainer() };
            using var browser = new HttpClient(jar) { BaseAddress = address };
            await WhenLiveAsync(browser, server);

            link = await LinkAsync(shop, address);
            var key = link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..];
            Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/", Cancellation)).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync($"/link?key={key}x", Cancellation)).StatusCode);
            await RawAsync(address, $"GET /link?key={key} &broken HTTP/1.1\r\nHost: localhost\r\n\r\n");
            var page = await browser.GetAsync(link, Cancellation);
            Assert.Equal((HttpStatusCode.OK, $"{address}"), (page.StatusCode, $"{page.RequestMessage!.RequestUri}"));
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/hangfire", Cancellation)).StatusCode);

            server.Kill(entireProcessTree: true);
            var output = string.Concat(await written);
            Assert.Contains("rfmbatch serve --link", output, StringComparison.Ordinal);
            Assert.Contains("start-up key opened a session", output, StringComparison.Ordinal);
            Assert.DoesNotContain(key, output, StringComparison.Ordinal);
            Assert.DoesNotContain(key[..20], output, StringComparison.Ordinal);
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            server.Dispose();
        }

        Assert.Equal(link, await LinkAsync(shop, address));
    }

    private static async Task<string> LinkAsync(TestShop shop, Uri address)
    {
        using var process = Start(shop, "serve", "--link", "--urls", $"{address}");
        var output = await process.StandardOutput.ReadToEndAsync(Cancellation);
        Assert.Equal("", await process.StandardError.ReadToEndAsync(Cancellation));
        await process.WaitForExitAsync(Cancellation);
        Assert.Equal(0, process.ExitCode);
        Assert.StartsWith($"{address}link?key=", output, StringComparison.Ordinal);
        return output.Trim();
    }

    private static async Task WhenLiveAsync(HttpClient client, Process server)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", Cancellation)).StatusCode);
                return;
            }
            catch (HttpRequestException) when (!server.HasExited && Stopwatch.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(100, Cancellation);
            }
        }
    }

    private static async Task RawAsync(Uri address, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, Cancellation);
        await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(request), Cancellation);
        var answer = new byte[12];
        await client.GetStream().ReadExactlyAsync(answer, Cancellation);
        Assert.Equal("HTTP/1.1 400", System.Text.Encoding.ASCII.GetString(answer));
    }

    private static Process Start(TestShop shop, params string[] arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "rfmbatch.dll"), .. arguments])
        {
            WorkingDirectory = Path.GetDirectoryName(shop.In("rfmbatch.json"))!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
