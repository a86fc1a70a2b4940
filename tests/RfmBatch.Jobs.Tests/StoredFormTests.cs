using Hangfire;
using Hangfire.Common;
using Hangfire.Storage;
using RfmBatch.Jobs.Execution;
using RfmBatch.Jobs.Hosting;
using RfmBatch.Jobs.Scheduling;

namespace RfmBatch.Jobs.Tests;

/// <summary>What waits in users' databases. A change here makes jobs that wait unreadable: do not adapt the test.</summary>
public sealed class StoredFormTests
{
    public StoredFormTests() => StoredForm.Configure(GlobalConfiguration.Configuration);

    [Fact]
    public void Jobs_are_stored_in_exactly_this_form()
    {
        Assert.Equal(
            """{"t":"RfmBatch.Jobs.RfmBatchJob,"""
            + """ RfmBatch.Jobs","m":"RunProgramAsync","p":["System.String","System.Threading.CancellationToken, mscorlib"]"""
            + ""","a":["\"default\"",null]}""",
            Stored(Job.FromExpression<RfmBatchJob>(job => job.RunProgramAsync("default", CancellationToken.None))));
        Assert.Equal(
            """{"t":"RfmBatch.Jobs.RfmBatchJob, RfmBatch.Jobs","m":"LoadAsync","p":["System.String","System.Threading.CancellationToken,"""
            + """ mscorlib"],"a":["\"shop\"",null]}""",
            Stored(Job.FromExpression<RfmBatchJob>(job => job.LoadAsync("shop", CancellationToken.None))));
        Assert.Equal(
            """{"t":"RfmBatch.Jobs.RfmBatchJob, RfmBatch.Jobs","m":"PurgeAsync","p":["System.Threading.CancellationToken, mscorlib"]"""
            + ""","a":[null]}""",
            Stored(Job.FromExpression<RfmBatchJob>(job => job.PurgeAsync(CancellationToken.None))));
        Assert.Equal(
            """{"t":"RfmBatch.Jobs.RfmBatchJob, RfmBatch.Jobs","m":"ReviewQualityAsync","p":["System.Threading.CancellationToken,"""
            + """ mscorlib"],"a":[null]}""",
            Stored(Job.FromExpression<RfmBatchJob>(job => job.ReviewQualityAsync(CancellationToken.None))));
    }

    [Fact]
    public void What_was_stored_can_be_read_and_performed()
    {
        const string Waiting =
            """{"t":"RfmBatch.Jobs.RfmBatchJob,"""
            + """ RfmBatch.Jobs","m":"RunProgramAsync","p":["System.String","System.Threading.CancellationToken, mscorlib"]"""
            + ""","a":["\"b2b\"",null]}""";

        var job = InvocationData.DeserializePayload(Waiting).DeserializeJob();

        Assert.Equal(typeof(RfmBatchJob).GetMethod(nameof(RfmBatchJob.RunProgramAsync)), job.Method);
        Assert.Equal("b2b", job.Args[0]);
    }

    [Fact]
    public void Queues_ids_and_the_public_surface_of_the_job_are_these()
    {
        Assert.Equal(("load", "run", "maintenance"), (Queues.Load, Queues.Run, Queues.Maintenance));
        Assert.Equal(
            ("run:default", "load:shop", "purge", "quality"),
            (RecurringId.OfRun("default"), RecurringId.OfLoad("shop"), RecurringId.Purge, RecurringId.Quality));
        Assert.Equal("run:_eutschland-af6e56aa", RecurringId.OfRun("Deutschland"));
        Assert.NotEqual(RecurringId.OfRun("a").ToUpperInvariant(), RecurringId.OfRun("A").ToUpperInvariant());
        Assert.True(RecurringId.OfRun(new string('x', 100)).Length <= 86, "nvarchar(100) with the prefix recurring-job:");
        Assert.Equal(
            ["LoadAsync", "PurgeAsync", "ReviewQualityAsync", "RunProgramAsync"],
            typeof(RfmBatchJob)
                .GetMethods()
                .Where(method => method.DeclaringType == typeof(RfmBatchJob))
                .Select(method => method.Name)
                .Order(StringComparer.Ordinal));
        Assert.Empty(typeof(RfmBatchJob).GetConstructors());
    }

    private static string Stored(Job job) => InvocationData.SerializeJob(job).SerializePayload();
}
