using System.Data.Common;
using RfmBatch.Core.Operations;
using RfmBatch.Core.SegmentValue;
using RfmBatch.Storage.Publication;
using RfmBatch.Storage.SegmentValue;
using RfmBatch.Storage.Specification.Recording;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Specification;

/// <summary>
/// Sets of rows go out many to a statement. In a publication's transaction, which readers wait for, a round trip for each row would take
/// as long as the program's history is deep.
/// </summary>
public abstract class RowSetStatementsContract : StoreContract
{
    protected RowSetStatementsContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task A_publication_sends_the_same_statements_for_thirty_rows_of_each_set_as_for_one()
    {
        var one = await PublishAsync(1);
        var thirty = await PublishAsync(30);
        Assert.Equal(one.Select(Verb), thirty.Select(Verb));
        Assert.Equal(5, thirty.Count(text => text.StartsWith("INSERT", StringComparison.Ordinal)));
        Assert.Equal(30, thirty.Single(text => text.Contains("SegmentMigration", StringComparison.Ordinal)).Split("), (").Length);
    }

    [Fact]
    public async Task A_statement_stays_below_what_either_engine_takes()
    {
        var inserts = (await PublishAsync(7300)).Where(text => text.StartsWith("INSERT", StringComparison.Ordinal)).ToList();
        Assert.All(inserts, text => Assert.InRange(text.Count(character => character == '@'), 1, 2099));
        Assert.All(inserts, text => Assert.InRange(text.Split("), (").Length, 1, 1000));
        Assert.Equal(5 * 7300, inserts.Sum(text => text.Split("), (").Length));
        Assert.InRange(inserts.Count, 5, 5 * 7300 / 30);
    }

    [Fact]
    public async Task Rows_are_updated_many_to_a_statement()
    {
        var record = new RecordedCommands();
        await using DbConnection connection = new RecordingConnection(record);
        await connection.OpenAsync(Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        var rows = new RowSet<int>(Store.Dialect, "rfm", "Cluster").Whole("ClusterKey", i => i).Text("ClusterName", i => $"{i}");
        await rows.UpdateAsync(Enumerable.Range(1, 600), transaction, Cancellation);

        var updates = record.Texts.Where(text => text.StartsWith("UPDATE", StringComparison.Ordinal)).ToList();
        Assert.Equal(600, updates.Sum(text => text.Split("UNION ALL").Length));
        Assert.Equal(3, updates.Count);
    }

    // Everything of a publication that is a set of rows of unknown length.
    private async Task<IReadOnlyList<string>> PublishAsync(int rowCount)
    {
        var record = new RecordedCommands();
        await using DbConnection connection = new RecordingConnection(record);
        await connection.OpenAsync(Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        var numbers = Enumerable.Range(1, rowCount).ToList();
        var figure = new WorthFigure(1, null, null);
        await Store.Migrations.InsertAsync(
            1,
            new MigrationPair(2, "previous", 1, true),
            [.. numbers.Select(i => new MigrationRow(i, i, 1, null))],
            transaction,
            Cancellation);
        await Store.SegmentValues.ReplaceAsync(
            new StoredSegmentValue(1, 1, 0.1, null, [.. numbers.Select(i => new SegmentWorth(i, 1, figure, figure, figure))]),
            transaction,
            Cancellation);
        await Store.Cohorts.ReplaceAsync(
            1,
            [.. numbers.Select(i => new CohortRow(new DateOnly(2024, 1, 1), i, 1, 1, 1))],
            [.. numbers.Select(i => new MonthRow("2024-01", i, 1, 1, 1, 1, 1))],
            transaction,
            Cancellation);
        await Store.RunResults.ReplaceChecksAsync(
            1, [.. numbers.Select(i => new QualityFinding($"check-{i}", CheckSeverity.Error, true, ""))], transaction, Cancellation);
        return record.Texts;
    }

    private static string Verb(string text) => string.Join(' ', text.Split(' ', '(').Take(3));
}
