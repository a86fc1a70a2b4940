namespace RfmBatch.Benchmarks;

/// <summary>What one side needed for a task and what it found.</summary>
/// <param name="Seconds">Elapsed, without starting the process and reading the points.</param>
/// <param name="CpuSeconds">Of all cores together: comparable on a busy machine, where elapsed seconds are not.</param>
/// <param name="Megabytes">How far resident memory grew above what the process had with the points read.</param>
/// <param name="Figures">k-means: inertia and silhouette for each k. Silhouette: one number. Ward: the heights.</param>
internal sealed record ClusterWorkResult(double Seconds, double CpuSeconds, double Megabytes, double[][] Figures);
