using System.Diagnostics;
using System.Text.Json;
using RfmBatch.Core.Clustering;
using RfmBatch.Core.Clustering.Features;
using RfmBatch.Core.Clustering.KMeans;
using RfmBatch.Core.Clustering.Validation;
using RfmBatch.Core.Clustering.Ward;

namespace RfmBatch.Benchmarks;

/// <summary>
/// Our side of <see cref="ClusterTrial"/>, in a process of its own: does one task and prints a <see cref="ClusterWorkResult"/>, as
/// <c>scikit_learn_clusters.py</c> does.
/// </summary>
internal static class ClusterWork
{
    public static int Run(string[] arguments)
    {
        var (task, path) = (arguments[0], arguments[1]);
        var features = ClusterPoints.Read(path);
        using var process = Process.GetCurrentProcess();
        var (residentBefore, cpuBefore, started) = (process.WorkingSet64, Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        double[][] figures = task switch
        {
            "kmeans" => Kmeans(features),
            "silhouette" => [[Silhouette.Of(features.Columns, File.ReadAllBytes(path + ".labels"), 5, 1).Mean ?? 0]],
            "stage" => [[Stage(features)]],
            "ward" => [[.. WardHierarchy.Of(features).Heights]],
            _ => throw new ArgumentException($"There is no task {task}.", nameof(arguments)),
        };
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        process.Refresh();
        Console.WriteLine(JsonSerializer.Serialize(new ClusterWorkResult(
            seconds,
            (Environment.CpuUsage.TotalTime - cpuBefore).TotalSeconds,
            Math.Max(0, process.PeakWorkingSet64 - residentBefore) / 1e6,
            figures)));
        return 0;
    }

    // The number of clusters that a run would take, with all that it measures for it. Two builds are compared by their own processes:
    // `clusters customers 3 stage` writes the points and times this one.
    private static double Stage(FeatureColumns features) =>
        ClusterSelection.Choose(features, ClusterChoice.Auto, 2).Selected!.ClusterCount;

    // Inertia and silhouette for k = 2..8, ten starts each (the default).
    private static double[][] Kmeans(FeatureColumns features) =>
        [
            .. KMeansSearch.FitAll(features, [2, 3, 4, 5, 6, 7, 8])
                .Select(
                    clusters => new[] {
                        clusters.Inertia,
                        Silhouette.Of(features.Columns, clusters.Labels, clusters.ClusterCount, 1).Mean ?? 0
                    })
        ];
}
