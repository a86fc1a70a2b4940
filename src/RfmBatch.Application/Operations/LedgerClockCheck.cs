using System.Data.Common;
using Dapper;
using RfmBatch.Storage;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Application.Operations;

/// <summary>
/// Whether the ledger's newest times lie in the future of this machine's clock: it is slow, or that of the machine which wrote them was
/// fast.
/// </summary>
/// <remarks>The newest by key, so that the finding goes away with the next run or load of a machine whose clock is right.</remarks>
internal sealed class LedgerClockCheck(RfmStore store, TimeProvider clock)
{
    private const string ReadNewestRun =
        "SELECT RunKey, StartedAt, FinishedAt, PublishedAt FROM {etl.Run} WHERE RunKey = (SELECT MAX(m.RunKey) FROM {etl.Run} AS m);";

    private const string ReadNewestLoad =
        "SELECT LoadKey, StartedAt, FinishedAt FROM {etl.Load} WHERE LoadKey = (SELECT MAX(m.LoadKey) FROM {etl.Load} AS m);";

    public async Task<IReadOnlyList<StoreFinding>> CheckAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var findings = new List<StoreFinding>();
        foreach (var (what, text) in ((string, string)[])[("run", ReadNewestRun), ("load", ReadNewestLoad)])
        {
            if (await NewestAsync(connection, text, cancellationToken) is var (key, recordedAt)
                && ClockDifference.Judge(recordedAt - now) is not FindingSeverity.Ok and var severity)
            {
                findings.Add(new StoreFinding(
                    "ledger-clock",
                    severity,
                    $"The newest {what}, {key}, was recorded at {ClockDifference.Text(recordedAt)}, "
                        + $"but this machine's clock says {ClockDifference.Text(now)}: {ClockDifference.Text(recordedAt - now)} earlier "
                        + $"({ClockDifference.Limits}).",
                    "Set the clocks of this machine and of those that run and load by a time server; "
                        + $"the next {what} from a right clock ends this. Which run is current does not depend on it."));
            }
        }

        return findings.Count > 0
            ? findings
            : [new StoreFinding("ledger-clock", FindingSeverity.Ok, "No time of the newest run and load lies in the future.", "")];
    }

    private async Task<(int Key, DateTimeOffset RecordedAt)?> NewestAsync(
        DbConnection connection, string text, CancellationToken cancellationToken)
    {
        await using var reader = await connection.ExecuteReaderAsync(
            SqlDialect.Command(store.Dialect.Resolve(text), null, cancellationToken));
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var times = Enumerable.Range(1, reader.FieldCount - 1)
            .Where(ordinal => !reader.IsDBNull(ordinal))
            .Select(ordinal => store.Dialect.ReadInstant(reader, ordinal));
        return (reader.GetInt32(0), times.Max());
    }
}
