using RfmBatch.Core.Runs;
using RfmBatch.Storage.Clustering;

namespace RfmBatch.Storage.Runs;

/// <summary>Writes a run's customer rows in bulk; the one part of writing a run that each engine does in its own way.</summary>
public interface ICustomerRfmWriter
{
    /// <summary>Writes all rows of a Running run in committed batches, in the order of the customer key.</summary>
    /// <param name="runKey">The run.</param>
    /// <param name="result">What was computed.</param>
    /// <param name="segmentKeys">Keys of <see cref="RunResult.Segments"/>, in that order.</param>
    /// <param name="clusterKeys">Keys of the run's clusters.</param>
    /// <param name="cancellationToken">Ends the writing between two batches; rows already committed stay until they are purged.</param>
    Task WriteAsync(
        int runKey, RunResult result, IReadOnlyList<int> segmentKeys, ClusterKeys clusterKeys, CancellationToken cancellationToken);
}
