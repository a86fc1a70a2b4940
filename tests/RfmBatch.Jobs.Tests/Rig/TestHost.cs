using System.Net;
using Hangfire;
using Hangfire.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using RfmBatch.Jobs.Hosting;
using RfmBatch.Storage;

namespace RfmBatch.Jobs.Tests.Rig;

/// <summary>The real host on a free port of this machine, jobs in memory.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly WebApplication _app;

    private TestHost(WebApplication app)
    {
        _app = app;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Client = NewClient();
    }

    public Uri Address { get; }

    /// <summary>Keeps cookies, follows no redirects.</summary>
    public HttpClient Client { get; }

    public JobStorage Storage => Get<JobStorage>();

    public IBackgroundJobClient Jobs => Get<IBackgroundJobClient>();

    public static async Task<TestHost> StartAsync(TestShop shop, string settings = "{}", TimeProvider? clock = null)
    {
        var path = shop.In("rfmbatch.json");
        await File.WriteAllTextAsync(path, settings);
        var app = await JobHost.BuildAsync(
            new JobHostSettings { Store = shop.Store, Engine = StoreEngine.Sqlite, Clock = clock ?? TimeProvider.System, SettingsPath = path, Urls = "http://127.0.0.1:0" }, TestContext.Current.CancellationToken);
        app.Services.GetRequiredService<ServeOptions>().ReportsFolder = shop.In("reports");
        await app.StartAsync();
        return new TestHost(app);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public HttpClient NewClient() => new(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = Address };

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
}
