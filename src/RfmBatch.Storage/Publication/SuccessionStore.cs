using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Core;
using RfmBatch.Storage.Runs;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Publication;

/// <summary>Which runs are current, what they follow, and which is latest: columns of <c>etl.Run</c> and <c>etl.Program</c>.</summary>
public sealed class SuccessionStore(SqlDialect dialect)
{
    private const string SetSuccession =
        """
        UPDATE {etl.Run}
        SET IsCurrent = @IsCurrent, PreviousRunKey = @PreviousRunKey, PreviousObservedToDate = @PreviousObservedToDate
        WHERE RunKey = @RunKey;
        """;

    private const string SetLatest = "UPDATE {etl.Program} SET LatestRunKey = @LatestRunKey WHERE ProgramKey = @ProgramKey;";

    private const string ChangeStatus =
        "UPDATE {etl.Run} SET Status = @Status, PublishedAt = @PublishedAt WHERE RunKey = @RunKey AND Status = @SeenStatus;";

    /// <summary>Sets what succession says of one run.</summary>
    /// <param name="runKey">The run.</param>
    /// <param name="isCurrent">Whether it speaks for its as-of date.</param>
    /// <param name="previous">The comparable current run before it, or null.</param>
    /// <param name="transaction">The publication.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task SetAsync(int runKey, bool isCurrent, RunRecord? previous, DbTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var parameters = new DynamicParameters();
        parameters.Add("RunKey", runKey, DbType.Int32);
        parameters.Add("IsCurrent", isCurrent, DbType.Boolean);
        parameters.Add("PreviousRunKey", previous?.RunKey, DbType.Int32);
        dialect.AddDate(parameters, "PreviousObservedToDate", previous?.ObservedTo);
        return transaction.Connection!.ExecuteAsync(SqlDialect.Command(
            dialect.Resolve(SetSuccession),
            parameters,
            cancellationToken,
            transaction));
    }

    /// <summary>Sets the program's latest run, or none.</summary>
    public Task SetLatestAsync(int programKey, int? runKey, DbTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var parameters = new DynamicParameters();
        parameters.Add("ProgramKey", programKey, DbType.Int32);
        parameters.Add("LatestRunKey", runKey, DbType.Int32);
        return transaction.Connection!.ExecuteAsync(SqlDialect.Command(
            dialect.Resolve(SetLatest),
            parameters,
            cancellationToken,
            transaction));
    }

    /// <summary>Moves a finished run to another status, if it still has the one it was seen with.</summary>
    /// <exception cref="RfmBatchException">Another process was faster; nothing was changed.</exception>
    public async Task ChangeStatusAsync(
        RunRecord run, string status, DateTimeOffset? publishedAt, DbTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(transaction);
        var parameters = new DynamicParameters();
        parameters.Add("RunKey", run.RunKey, DbType.Int32);
        parameters.Add("SeenStatus", run.Status, DbType.AnsiString, size: 20);
        parameters.Add("Status", status, DbType.AnsiString, size: 20);
        dialect.AddInstant(parameters, "PublishedAt", publishedAt);
        var rows = await transaction.Connection!.ExecuteAsync(SqlDialect.Command(
            dialect.Resolve(ChangeStatus),
            parameters,
            cancellationToken,
            transaction));
        if (rows != 1)
        {
            throw new RfmBatchException($"Run {run.RunKey} is no longer {run.Status}.", "Look at `rfmbatch runs`, then try again.");
        }
    }
}
