using System.Net.Sockets;
using Hangfire;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RfmBatch.Application.Loading.Definitions;
using RfmBatch.Core;
using RfmBatch.Jobs.Access;
using RfmBatch.Jobs.Alerts;
using RfmBatch.Jobs.Execution;
using RfmBatch.Jobs.Logging;
using RfmBatch.Jobs.Pages;
using RfmBatch.Jobs.Scheduling;
using RfmBatch.Jobs.Settings;
using RfmBatch.Storage;
using RfmBatch.Storage.SqlServer;

namespace RfmBatch.Jobs.Hosting;

/// <summary>
/// The job server: Hangfire's server, the recurring jobs, the dashboard and the pages. Runs as a console program, a Windows service or
/// under systemd.
/// </summary>
public static class JobHost
{
    private const string ReadyTag = "ready";

    // Longer than Hangfire gives running jobs to stop, and than a run needs to notice.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Serves until the token or the system ends it.</summary>
    /// <exception cref="InvalidInputException">A setting cannot be used.</exception>
    /// <exception cref="RfmBatchException">The store or the job server's tables are not deployed, or the address is in use.</exception>
    public static async Task RunAsync(JobHostSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        await using var app = await BuildAsync(settings, cancellationToken);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException error) when (error.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException or SocketException)
        {
            throw new RfmBatchException(
                "The address to serve is in use by another program.",
                "Stop the other one, or name another address: rfmbatch serve --urls http://localhost:5081.",
                error);
        }

        await app.WaitForShutdownAsync(cancellationToken);
    }

    /// <summary>Makes the host without starting it.</summary>
    internal static async Task<WebApplication> BuildAsync(JobHostSettings settings, CancellationToken cancellationToken)
    {
        var builder = NewBuilder();
        var given = ((IConfiguration)builder.Configuration).AsEnumerable().ToList();
        var options = ServeSettings.Read(builder.Configuration, settings.SettingsPath, settings.Urls, settings.JobStorage);
        CertificatePaths.Resolve(builder.Configuration, settings.SettingsPath);
        var storageKind = ServeOptionsChecker.Check(options, settings.Engine);
        await settings.Store.EnsureDeployedAsync(cancellationToken);
        if (storageKind == JobStorageKind.Database)
        {
            await new JobSchema((SqlServerStore)settings.Store).EnsureDeployedAsync(cancellationToken);
        }

        var scheme = settings.AccessScheme(options);
        builder.WebHost.UseKestrelHttpsConfiguration().UseUrls(ServeOptionsChecker.Split(options.Urls));
        HostLogging.Configure(builder.Logging, settings);
        builder.Services.AddWindowsService(service => service.ServiceName = "RfmBatch").AddSystemd();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        AddJobs(builder.Services, settings, options, storageKind);
        builder.Services.AddSingleton(new UserSettings(Path.GetFullPath(settings.SettingsPath), given));
        AddAccess(builder.Services, options, scheme);
        builder.Services.AddHealthChecks()
            .AddCheck<StoreHealth>("store", tags: [ReadyTag])
            .AddCheck<JobStorageHealth>("jobs", tags: [ReadyTag])
            .AddCheck<StuckJobsHealth>("stuck", tags: [ReadyTag]);
        var app = builder.Build();
        Map(app, scheme);
        Announce(app.Services, settings.Store, options, storageKind, scheme);
        return app;
    }

    /// <summary>The host before any setting of ours.</summary>
    internal static WebApplicationBuilder NewBuilder() =>
        WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ApplicationName = "RfmBatch.Jobs", ContentRootPath = AppContext.BaseDirectory });

    private static void AddJobs(IServiceCollection services, JobHostSettings settings, ServeOptions options, JobStorageKind storageKind)
    {
        services.AddSingleton(settings.Store).AddSingleton(settings.Clock).AddSingleton(options);
        services.AddSingleton<FileMemory>().AddSingleton<JobMetrics>().AddSingleton<LiveJobs>();
        services.AddSingleton(provider => new ReportFolder(options.ReportsFolder, provider.GetRequiredService<ILogger<ReportFolder>>()));
        services.AddSingleton<StoredSchedules>().AddSingleton<ScheduleReconciler>().AddSingleton<OverviewReader>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<MissedRuns>(provider, storageKind));
        services.AddSingleton(JobStorages.Create(settings.Store, storageKind));
        services.AddSingleton<JobActivator>(provider => new RfmJobActivator(provider));
        services.AddHangfire(StoredForm.Configure);
        services.AddHangfireServer((_, server) =>
        {
            server.WorkerCount = options.Workers;
            server.Queues = [Queues.Load, Queues.Run, Queues.Maintenance];
        });
        services.AddHostedService<ReconcilingService>();
        services.AddSingleton(new AlertChannels(options.Alerts, settings.Store.DisplayName, settings.Clock));
        services.AddHostedService<AlertService>();
    }

    private static void AddAccess(IServiceCollection services, ServeOptions options, IAccessScheme scheme)
    {
        var keys = services.AddDataProtection().SetApplicationName("RfmBatch");
        if (options.KeysFolder.Length > 0)
        {
            keys.PersistKeysToFileSystem(new DirectoryInfo(options.KeysFolder));
        }

        services.AddAntiforgery();
        services.AddSingleton<PageAudit>();
        services.AddSingleton(scheme);
        scheme.AddServices(services);
        services.AddAuthorizationBuilder()
            .AddPolicy(Roles.Reader, policy => policy.RequireRole(Roles.Reader, Roles.Operator))
            .AddPolicy(Roles.Operator, policy => policy.RequireRole(Roles.Operator));
    }

    private static void Map(WebApplication app, IAccessScheme scheme)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        PageAudit.Use(app, app.Services.GetRequiredService<PageAudit>());
        scheme.MapPages(app);
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(ReadyTag) });
        OverviewPages.Map(app, scheme);
        app.MapHangfireDashboardWithAuthorizationPolicy(Roles.Reader, "/hangfire", new DashboardOptions
        {
            DashboardTitle = "RfmBatch jobs",
            AppPath = "/",
            DisplayStorageConnectionString = false,
            IsReadOnlyFunc = context => !context.GetHttpContext().User.IsInRole(Roles.Operator),
        });
    }

    private static void Announce(
        IServiceProvider services, RfmStore store, ServeOptions options, JobStorageKind storageKind, IAccessScheme scheme)
    {
        var logger = services.GetRequiredService<ILogger<ServeOptions>>();
        Log.Started(
            logger,
            store.DisplayName,
            options.Urls,
            storageKind == JobStorageKind.Memory ? "memory" : $"schema {JobSchema.SchemaName}",
            options.Workers);
        if (storageKind == JobStorageKind.Memory)
        {
            Log.InMemory(logger);
        }

        if (scheme is UserListScheme)
        {
            UserListScheme.Prepare(services, logger);
        }

        if (scheme is not UserListScheme || options.Users.Count > 0)
        {
            foreach (var url in ServeOptionsChecker.Split(options.Urls).Where(IsReadableElsewhere))
            {
                Log.ReadablePasswords(logger, url);
            }
        }
    }

    private static bool IsReadableElsewhere(string url) =>
        url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        && !url.StartsWith("http://localhost", StringComparison.OrdinalIgnoreCase)
        && !url.StartsWith("http://127.", StringComparison.Ordinal);
}
