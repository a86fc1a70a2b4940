using Dapper;
using RfmBatch.Pipeline.Diagnosis;
using RfmBatch.Storage.Inspection;

namespace RfmBatch.Storage.Specification;

public abstract class DoctorContract : StoreContract
{
    protected DoctorContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task A_deployed_store_is_healthy_or_says_what_to_do()
    {
        var findings = await ExamineAsync(Store);

        Assert.All(findings.Where(finding => finding.Severity != FindingSeverity.Ok), finding => Assert.NotEmpty(finding.NextStep));
        Assert.All(
            new[] { "reachable", "schema-version", "rights", "views", "leftovers" },
            id => Assert.Contains(findings, finding => finding.CheckId == id && finding.Severity == FindingSeverity.Ok));
        Assert.Contains(findings, finding => finding.CheckId == "disk");
    }

    [Fact]
    public async Task A_store_without_schema_is_an_error_that_names_deploy()
    {
        var findings = await ExamineAsync(await Fixture.CreateEmptyAsync());

        var error = Assert.Single(findings, finding => finding.Severity == FindingSeverity.Error);
        Assert.Equal("schema-version", error.CheckId);
        Assert.Contains("rfmbatch deploy", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupted_load_is_noticed_and_one_at_work_is_not()
    {
        var store = await Fixture.CreateFreshAsync();
        await using (var connection = await store.Dialect.OpenAsync(Cancellation))
        {
            var parameters = new DynamicParameters();
            store.Dialect.AddInstant(parameters, "At", new DateTimeOffset(2026, 1, 31, 3, 0, 0, TimeSpan.Zero));
            await connection.ExecuteAsync(
                $"INSERT INTO {store.Dialect.ObjectName("etl", "Load")} (LoadKind, SourceName, Status, StartedAt, RowsRead, RowsLoaded, RowsDropped, RowsRejected, AmountLoaded, OptionsJson) VALUES ('transactions', 'a.csv', 'Running', @At, 0, 0, 0, 0, 0, '{{}}');",
                parameters);
        }

        Assert.Contains(await ExamineAsync(store), finding => finding.CheckId == "leftover-load" && finding.Severity == FindingSeverity.Notice);
        await using var atWork = await store.ProgramLocks.AcquireAsync(Loading.ITransactionStore.LockName, TimeSpan.Zero, Cancellation);
        Assert.DoesNotContain(await ExamineAsync(store), finding => finding.CheckId == "leftover-load");
    }

    private static Task<IReadOnlyList<StoreFinding>> ExamineAsync(RfmStore store) => new Doctor(store, TimeProvider.System).ExamineAsync(Cancellation);
}
