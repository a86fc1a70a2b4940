using System.Data.Common;
using RfmBatch.Core;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Application.Runs;

/// <summary>Why a run failed, in words that may be stored and shown to everyone.</summary>
public static class FailureText
{
    /// <summary>
    /// The message of a failure of ours; of others only the kind, because engines quote values (a duplicate key names the customer).
    /// </summary>
    public static string Of(Exception reason, SqlDialect dialect) => reason switch
    {
        RfmBatchException known => known.Message,
        StoppedException stopped => stopped.Message,
        OperationCanceledException => "The run was cancelled.",
        DbException error => dialect.ExplainAny(error).Message,
        _ => $"An unexpected error ({reason.GetType().Name}).",
    };
}
