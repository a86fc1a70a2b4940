using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Loading;
using RfmBatch.Application.Operations;
using RfmBatch.Application.Publication;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Storage.Runs;
using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.SqlServer.Tests;

/// <summary>Everything a job does, by a login that has the role rfm_job and no other right.</summary>
public sealed class JobLoginTests : StoreContract, IClassFixture<SqlServerStoreFixture>
{
    private static readonly TimeProvider Clock = new FixedClock(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));

    public JobLoginTests(SqlServerStoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task A_login_with_only_rfm_job_loads_runs_publishes_forgets_and_purges()
    {
        await using var login = await TestLogin.CreateAsync(((SqlServerStoreFixture)Fixture).ConnectionStringOf(Store), "rfm_job");
        await using var store = new SqlServerStore(login.ConnectionString);

        await SampleRuns.LoadAsync(store, Cancellation);
        var run = await SampleRuns.RunAsync(store, new OptionTexts(), Cancellation);
        Assert.Equal(RunStatus.Published, run.Status);
        Assert.Equal(250, run.CustomerCount);

        var publisher = new RunPublisher(store, Clock, NullLogger.Instance);
        await publisher.UnpublishAsync(run.RunKey, Cancellation);
        await publisher.PublishAsync(run.RunKey, [], Cancellation);
        await using var connection = await store.Dialect.OpenAsync(Cancellation);
        Assert.Equal(250, await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM bi.CustomerRfmLatest;"));

        var customer = await connection.ExecuteScalarAsync<string>("SELECT MIN(c.CustomerId) FROM bi.Customer AS c;");
        await new CustomerEraser(store, Clock, NullLogger.Instance).ForgetAsync(customer!, Cancellation);
        Assert.Equal(
            0,
            await connection.ExecuteScalarAsync<int>(
                "SELECT COUNT(*) FROM bi.Customer AS c WHERE c.CustomerId = @customer;", new { customer }));
        await new RunPurger(store, Clock, NullLogger.Instance).PurgeAsync(Cancellation);
    }
}
