using System.Data.Common;
using Dapper;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Publication;

/// <summary>Moves between segments, <c>rfm.SegmentMigration</c>.</summary>
public sealed class MigrationStore(SqlDialect dialect)
{
    private const string ReadPairs =
        "SELECT DISTINCT ToRunKey, Comparison, FromRunKey, IsComparable FROM {rfm.SegmentMigration} WHERE ProgramKey = @ProgramKey;";

    private const string DeletePair = "DELETE FROM {rfm.SegmentMigration} WHERE ToRunKey = @ToRunKey AND Comparison = @Comparison;";

    /// <summary>The pairs that a program's stored rows compare.</summary>
    public async Task<IReadOnlyList<MigrationPair>> ReadPairsAsync(int programKey, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<(int ToRunKey, string Comparison, int FromRunKey, bool IsComparable)>(SqlDialect.Command(
            dialect.Resolve(ReadPairs),
            new { ProgramKey = programKey },
            cancellationToken));
        return [.. rows.Select(row => new MigrationPair(row.ToRunKey, row.Comparison, row.FromRunKey, row.IsComparable))];
    }

    /// <summary>Deletes the rows of a later run's comparison.</summary>
    public Task DeleteAsync(MigrationPair pair, DbTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pair);
        ArgumentNullException.ThrowIfNull(transaction);
        return transaction.Connection!.ExecuteAsync(SqlDialect.Command(
            dialect.Resolve(DeletePair),
            new { pair.ToRunKey, Comparison = new DbString { Value = pair.Comparison, IsAnsi = true, Length = 20 } },
            cancellationToken,
            transaction));
    }

    /// <summary>Inserts the rows of a pair.</summary>
    public Task InsertAsync(
        int programKey,
        MigrationPair pair,
        IReadOnlyList<MigrationRow> rows,
        DbTransaction transaction,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pair);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(transaction);
        return new RowSet<MigrationRow>(dialect, "rfm", "SegmentMigration")
            .Whole("ToRunKey", _ => pair.ToRunKey)
            .Word("Comparison", _ => pair.Comparison, size: 20)
            .Whole("FromSegmentKey", row => row.FromSegmentKey)
            .Whole("ToSegmentKey", row => row.ToSegmentKey)
            .Whole("FromRunKey", _ => pair.FromRunKey)
            .Whole("ProgramKey", _ => programKey)
            .Flag("IsComparable", _ => pair.IsComparable)
            .Whole("CustomerCount", row => row.CustomerCount)
            .Amount("RevenueAmount", row => row.RevenueAmount)
            .InsertAsync(rows, transaction, cancellationToken);
    }
}

/// <summary>Two runs that are compared.</summary>
/// <param name="ToRunKey">The later run.</param>
/// <param name="Comparison"><c>previous</c>, <c>1M</c> or <c>12M</c>.</param>
/// <param name="FromRunKey">The earlier run.</param>
/// <param name="IsComparable">Whether both have the same configuration.</param>
public sealed record MigrationPair(int ToRunKey, string Comparison, int FromRunKey, bool IsComparable);

/// <summary>Customers who went from one segment to another between two runs.</summary>
/// <param name="FromSegmentKey">Segment in the earlier run; −1 = not in that run.</param>
/// <param name="ToSegmentKey">Segment in the later run; −1 = not in that run.</param>
/// <param name="CustomerCount">How many.</param>
/// <param name="RevenueAmount">Their revenue in the later run, ten-thousandths; null where its customer rows were purged.</param>
public sealed record MigrationRow(int FromSegmentKey, int ToSegmentKey, int CustomerCount, long? RevenueAmount);
