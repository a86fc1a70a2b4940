using RfmBatch.Core;

namespace RfmBatch.Jobs.Hosting;

/// <summary>The server cannot run Hangfire's installer; everything else works on it.</summary>
public sealed class JobSchemaUnsupportedException(Exception cause) : RfmBatchException(
    "Babelfish cannot run Hangfire's installer (it changes the type of columns), so the tables of the job server were left out; the schema of RfmBatch itself is deployed.",
    "Everything but jobs kept in the database works: rfmbatch serve --job-storage memory, or schedule `rfmbatch run`. `rfmbatch deploy --without-jobs` does not try.",
    cause);
