using System.Data.Common;
using RfmBatch.Core;

namespace RfmBatch.Storage.Sql;

/// <summary>What is done after a failure and may fail for the same reason: the first failure is the one to tell.</summary>
public static class CleanUp
{
    /// <summary>Does it, and lets a store that is gone or a session that has ended pass.</summary>
    public static async Task TryAsync(Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            await work();
        }
        catch (Exception failure) when (failure is DbException or RfmBatchException or InvalidOperationException or IOException)
        {
            // What is left Running is given up by the next load or run.
        }
    }
}
