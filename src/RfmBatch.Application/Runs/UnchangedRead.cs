using RfmBatch.Core;

namespace RfmBatch.Application.Runs;

/// <summary>Reads twice from a store as if it had been once.</summary>
internal static class UnchangedRead
{
    private const int MostAttempts = 3;

    /// <summary>Reads, and reads again where the stamp has changed meanwhile.</summary>
    /// <param name="readStamp">Equal where what is read was not changed.</param>
    /// <param name="read">The reading.</param>
    /// <exception cref="RfmBatchException">It was changed three times in a row.</exception>
    public static async Task<T> RunAsync<TStamp, T>(Func<Task<TStamp>> readStamp, Func<Task<T>> read)
    {
        var before = await readStamp();
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var result = await read();
            var after = await readStamp();
            if (EqualityComparer<TStamp>.Default.Equals(before, after))
            {
                return result;
            }

            before = after;
        }

        throw new RfmBatchException(
            "Attributes of customers were changed each of the three times that the run read the customers of its filter.",
            "Let the loads end, then run again.");
    }
}
