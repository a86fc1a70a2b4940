using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Core;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Runs;

/// <summary>The run ledger, <c>etl.Run</c>.</summary>
public sealed class RunStore(SqlDialect dialect)
{
    private const string ReadRunning = "SELECT RunKey FROM {etl.Run} WHERE ProgramKey = @ProgramKey AND Status = 'Running';";

    private const string AbandonRun =
        """
        UPDATE {etl.Run} SET Status = 'Abandoned', FinishedAt = @FinishedAt, FailureText = @FailureText
        WHERE RunKey = @RunKey AND Status = 'Running';
        """;

    private const string WriteTotals =
        """
        UPDATE {etl.Run} SET CustomerCount = @CustomerCount, ScoredCustomerCount = @ScoredCustomerCount, OrderCount = @OrderCount,
            RevenueAmount = @RevenueAmount
        WHERE RunKey = @RunKey AND RunToken = @RunToken AND Status = 'Running';
        """;

    private const string FailRun =
        """
        UPDATE {etl.Run} SET Status = 'Failed', FinishedAt = @FinishedAt, FailureText = @FailureText
        WHERE RunKey = @RunKey AND RunToken = @RunToken AND Status = 'Running';
        """;

    private const int MaxFailureText = 2000;

    /// <summary>Opens a run with the status Running and returns its key.</summary>
    public async Task<int> InsertAsync(NewRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var parameters = new DynamicParameters();
        parameters.Add("ProgramKey", run.ProgramKey, DbType.Int32);
        parameters.Add("RunToken", run.RunToken, DbType.AnsiString, size: 64);
        dialect.AddDate(parameters, "AsOfDate", run.AsOf);
        dialect.AddDate(parameters, "ObservedToDate", run.AsOf.AddDays(-1));
        dialect.AddDate(parameters, "WindowStartDate", run.WindowStart);
        dialect.AddInstant(parameters, "StartedAt", run.StartedAt);
        parameters.Add("RuleSetName", run.RuleSetName, DbType.String, size: 100);
        parameters.Add("BinCount", run.BinCount, DbType.Int32);
        parameters.Add("ConfigurationHash", run.ConfigurationHash, DbType.AnsiString, size: 64);
        parameters.Add("Seed", run.Seed, DbType.Int32);
        parameters.Add("OptionsJson", run.OptionsJson, DbType.String, size: -1);
        parameters.Add("CodeVersion", run.CodeVersion, DbType.AnsiString, size: 100);
        parameters.Add("LastLoadKey", run.LastLoadKey, DbType.Int32);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<int>(
            SqlDialect.Command(dialect.Text("Queries/Run_Insert"), parameters, cancellationToken));
    }

    /// <summary>One run, or null.</summary>
    public async Task<RunRecord?> FindAsync(int runKey, CancellationToken cancellationToken) =>
        (await ReadAsync(runKey, null, cancellationToken)).SingleOrDefault();

    /// <summary>Runs, newest first.</summary>
    /// <param name="programKey">One program, or null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<IReadOnlyList<RunRecord>> ListAsync(int? programKey, CancellationToken cancellationToken) =>
        ReadAsync(null, programKey, cancellationToken);

    /// <summary>Gives up the program's runs that are still marked Running. Only the holder of the program's lock may call it.</summary>
    /// <returns>Their keys; their rows are to be purged.</returns>
    public async Task<IReadOnlyList<int>> AbandonRunningAsync(int programKey, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var keys = (await connection.QueryAsync<int>(SqlDialect.Command(
            dialect.Resolve(ReadRunning),
            new { ProgramKey = programKey },
            cancellationToken))).AsList();
        foreach (var key in keys)
        {
            var parameters = new DynamicParameters();
            parameters.Add("RunKey", key, DbType.Int32);
            parameters.Add(
                "FailureText", "The process that computed this run ended before it was done.", DbType.String, size: MaxFailureText);
            dialect.AddInstant(parameters, "FinishedAt", now);
            await connection.ExecuteAsync(SqlDialect.Command(
                dialect.Resolve(AbandonRun),
                parameters,
                cancellationToken));
        }

        return keys;
    }

    /// <summary>Records why a run failed, on a connection of its own, after whatever it was doing was rolled back.</summary>
    /// <param name="runKey">The run.</param>
    /// <param name="runToken">Its token; a run that someone else has taken over is left alone.</param>
    /// <param name="failureText">One line, without personal data.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task FailAsync(int runKey, string runToken, string failureText, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(failureText);
        var parameters = new DynamicParameters();
        parameters.Add("RunKey", runKey, DbType.Int32);
        parameters.Add("RunToken", runToken, DbType.AnsiString, size: 64);
        parameters.Add(
            "FailureText",
            failureText.Length <= MaxFailureText ? failureText : failureText[..MaxFailureText],
            DbType.String,
            size: MaxFailureText);
        dialect.AddInstant(parameters, "FinishedAt", now);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(SqlDialect.Command(
            dialect.Resolve(FailRun),
            parameters,
            cancellationToken));
    }

    /// <summary>Writes the figures of a run that is not ended yet, to be compared with its parts; nobody reads them before.</summary>
    public async Task WriteTotalsAsync(FinishedRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(SqlDialect.Command(dialect.Resolve(WriteTotals), TotalsOf(run), cancellationToken));
    }

    /// <summary>Ends a run with its figures, if it is still Running with this token.</summary>
    /// <exception cref="RfmBatchException">Another process has taken the run over; nothing was changed.</exception>
    public async Task FinishAsync(FinishedRun run, DbTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(transaction);
        var parameters = TotalsOf(run);
        parameters.Add("Status", run.Status, DbType.AnsiString, size: 20);
        dialect.AddInstant(parameters, "FinishedAt", run.FinishedAt);
        dialect.AddInstant(parameters, "PublishedAt", run.Status == RunStatus.Published ? run.FinishedAt : null);
        var rows = await transaction.Connection!.ExecuteAsync(
            SqlDialect.Command(dialect.Text("Queries/Run_Finish"), parameters, cancellationToken, transaction));
        if (rows != 1)
        {
            throw new RfmBatchException(
                $"Run {run.RunKey} is no longer this process's: another one has given it up.", "Look at `rfmbatch runs`, then run again.");
        }
    }

    private DynamicParameters TotalsOf(FinishedRun run)
    {
        var parameters = new DynamicParameters();
        parameters.Add("RunKey", run.RunKey, DbType.Int32);
        parameters.Add("RunToken", run.RunToken, DbType.AnsiString, size: 64);
        parameters.Add("CustomerCount", run.CustomerCount, DbType.Int32);
        parameters.Add("ScoredCustomerCount", run.ScoredCustomerCount, DbType.Int32);
        parameters.Add("OrderCount", run.OrderCount, DbType.Int64);
        dialect.AddAmount(parameters, "RevenueAmount", run.RevenueAmount);
        return parameters;
    }

    private async Task<IReadOnlyList<RunRecord>> ReadAsync(int? runKey, int? programKey, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters();
        parameters.Add("RunKey", runKey, DbType.Int32);
        parameters.Add("ProgramKey", programKey, DbType.Int32);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(
            SqlDialect.Command(dialect.Text("Queries/Run_Read"), parameters, cancellationToken));
        var runs = new List<RunRecord>();
        while (await reader.ReadAsync(cancellationToken))
        {
            runs.Add(Map(reader));
        }

        return runs;
    }

    private RunRecord Map(DbDataReader reader) => new()
    {
        RunKey = reader.GetInt32(0),
        ProgramKey = reader.GetInt32(1),
        ProgramName = reader.GetString(2),
        Status = reader.GetString(3),
        IsCurrent = reader.GetBoolean(4),
        AsOf = Day.ToDate(dialect.ReadDay(reader, 5)),
        WindowStart = reader.IsDBNull(6) ? null : Day.ToDate(dialect.ReadDay(reader, 6)),
        PreviousRunKey = reader.IsDBNull(7) ? null : reader.GetInt32(7),
        StartedAt = dialect.ReadInstant(reader, 8),
        FinishedAt = reader.IsDBNull(9) ? null : dialect.ReadInstant(reader, 9),
        PublishedAt = reader.IsDBNull(10) ? null : dialect.ReadInstant(reader, 10),
        RuleSetName = reader.GetString(11),
        BinCount = reader.GetInt32(12),
        CustomerCount = reader.IsDBNull(13) ? null : reader.GetInt32(13),
        ScoredCustomerCount = reader.IsDBNull(14) ? null : reader.GetInt32(14),
        OrderCount = reader.IsDBNull(15) ? null : reader.GetInt64(15),
        RevenueAmount = reader.IsDBNull(16) ? null : dialect.ReadAmount(reader, 16),
        ConfigurationHash = reader.GetString(17),
        Seed = reader.GetInt32(18),
        OptionsJson = reader.GetString(19),
        CodeVersion = reader.GetString(20),
        HasCustomerRows = reader.GetBoolean(21),
        FailureText = reader.IsDBNull(22) ? null : reader.GetString(22),
        IsLatest = reader.GetInt32(23) == 1,
        LastLoadKey = reader.IsDBNull(24) ? null : reader.GetInt32(24),
        SupersededByRunKey = reader.IsDBNull(25) ? null : reader.GetInt32(25),
    };
}

/// <summary>How a run ended.</summary>
/// <param name="RunKey">The run.</param>
/// <param name="RunToken">Its token.</param>
/// <param name="Status">Published, Held or Trial.</param>
/// <param name="FinishedAt">Now.</param>
/// <param name="CustomerCount">Customers of the population.</param>
/// <param name="ScoredCustomerCount">Customers with scores.</param>
/// <param name="OrderCount">Orders in the window.</param>
/// <param name="RevenueAmount">Revenue, ten-thousandths.</param>
public sealed record FinishedRun(
    int RunKey,
    string RunToken,
    string Status,
    DateTimeOffset FinishedAt,
    int CustomerCount,
    int ScoredCustomerCount,
    long OrderCount,
    long RevenueAmount);
