using Hangfire;
using Hangfire.InMemory;
using Hangfire.SqlServer;
using Microsoft.Data.SqlClient;
using RfmBatch.Jobs.Settings;
using RfmBatch.Storage;
using RfmBatch.Storage.SqlServer;

namespace RfmBatch.Jobs.Hosting;

/// <summary>Makes Hangfire's storage for a store.</summary>
internal static class JobStorages
{
    // A server that was killed holds its jobs for so long; a living one says so every fifth of it.
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromMinutes(2);

    public static JobStorage Create(RfmStore store, JobStorageKind kind) => kind == JobStorageKind.Memory
        ? new InMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromDays(7) })
        : new SqlServerStorage(
            () => ((SqlServerStore)store).CreateConnection("RfmBatch job server"),
            new SqlServerStorageOptions
            {
                SchemaName = JobSchema.SchemaName,
                PrepareSchemaIfNecessary = false,
                SlidingInvisibilityTimeout = GivenUpAfter,
                QueuePollInterval = TimeSpan.FromSeconds(1),
                CommandBatchMaxTimeout = TimeSpan.FromMinutes(5),
                UseRecommendedIsolationLevel = true,
                DisableGlobalLocks = true,
                SqlClientFactory = SqlClientFactory.Instance,
            });
}
