using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hangfire;
using Hangfire.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using RfmBatch.Jobs.Hosting;
using RfmBatch.Jobs.Settings;
using RfmBatch.Storage;

namespace RfmBatch.Jobs.Tests.Rig;

/// <summary>The real host on a free port of this machine, jobs in memory.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly WebApplication _app;
    private readonly TestShop _shop;

    private TestHost(WebApplication app, TestShop shop)
    {
        _app = app;
        _shop = shop;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Client = NewClient();
    }

    public Uri Address { get; }

    /// <summary>Keeps cookies, follows no redirects; without users it has opened the link.</summary>
    public HttpClient Client { get; }

    public JobStorage Storage => Get<JobStorage>();

    public IBackgroundJobClient Jobs => Get<IBackgroundJobClient>();

    public static async Task<TestHost> StartAsync(TestShop shop, string settings = "{}", TimeProvider? clock = null, bool opensLink = true)
    {
        var path = await WriteSettingsAsync(shop, settings);
        var app = await JobHost.BuildAsync(
            new JobHostSettings
            {
                Store = shop.Store,
                Engine = StoreEngine.Sqlite,
                Clock = clock ?? TimeProvider.System,
                SettingsPath = path,
                Urls = "http://127.0.0.1:0"
            },
            TestContext.Current.CancellationToken);
        app.Services.GetRequiredService<ServeOptions>().ReportsFolder = shop.In("reports");
        await app.StartAsync();
        var host = new TestHost(app, shop);
        if (opensLink && app.Services.GetRequiredService<ServeOptions>().Users.Count == 0)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await host.OpenAsync(host.Client)).StatusCode);
        }

        return host;
    }

    /// <summary>The file of the start-up key.</summary>
    public string KeyFile => Path.Combine(KeysFolderOf(_shop), "start-up-key");

    /// <summary>Opens the link as the server's own account on this machine does; without users, <see cref="Client"/> has done it.</summary>
    public Task<HttpResponseMessage> OpenAsync(HttpClient client) =>
        client.GetAsync($"/link?key={File.ReadAllText(KeyFile).Trim()}", TestContext.Current.CancellationToken);

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public HttpClient NewClient() => NewClient(out _);

    public HttpClient NewClient(out CookieContainer cookies) =>
        new(new HttpClientHandler { CookieContainer = cookies = new CookieContainer(), AllowAutoRedirect = false })
        {
            BaseAddress = Address,
        };

    /// <summary>Writes the settings anew while the server runs.</summary>
    public Task ChangeSettingsAsync(string settings) => WriteSettingsAsync(_shop, settings);

    public Task StopAsync() => _app.StopAsync();

    /// <summary>Waits until a job has one of these states, and gives its data.</summary>
    public async Task<StateData> WhenAsync(string jobId, params string[] states)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        using var connection = Storage.GetConnection();
        while (TimeProvider.System.GetElapsedTime(deadline) < Patience)
        {
            if (connection.GetStateData(jobId) is { } state && states.Contains(state.Name))
            {
                return state;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"Job {jobId} is {connection.GetStateData(jobId)?.Name}, not {string.Join(" or ", states)}.");
    }

    public string? Parameter(string jobId, string name)
    {
        using var connection = Storage.GetConnection();
        return connection.GetJobParameter(jobId, name);
    }

    /// <summary>Stops the host. It is not disposed: Hangfire keeps the logger of the first host of a process for ever.</summary>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
    }

    // The keys of tests are none of the account that runs them. What is no JSON is written as it is.
    private static async Task<string> WriteSettingsAsync(TestShop shop, string settings)
    {
        var path = shop.In("rfmbatch.json");
        try
        {
            var json = JsonNode.Parse(settings)!.AsObject();
            var serve = json["Serve"]?.AsObject() ?? [];
            json["Serve"] = serve;
            serve["KeysFolder"] ??= KeysFolderOf(shop);
            settings = json.ToJsonString();
        }
        catch (JsonException)
        {
            // As meant.
        }

        await File.WriteAllTextAsync(path, settings);
        return path;
    }

    private static string KeysFolderOf(TestShop shop) => shop.In("keys");
}
