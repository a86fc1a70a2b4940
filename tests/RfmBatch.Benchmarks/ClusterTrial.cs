using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using RfmBatch.Core.Clustering.KMeans;

namespace RfmBatch.Benchmarks;

/// <summary>
/// Clusters side by side with scikit-learn and SciPy: the same points, both on all cores, one after the other; prints seconds, ratios and
/// what both found.
/// </summary>
/// <remarks>
/// <c>dotnet run --project tests/RfmBatch.Benchmarks --configuration Release -- clusters [points [rounds [task ...]]]</c>, where points are
/// <c>customers</c> (default), <c>cloud</c> or <c>blobs</c>, rounds default to 1 (the least seconds of each side count) and tasks to all:
/// <c>kmeans</c> (1,000,000 points), <c>silhouette</c> (20,000), <c>ward</c> (18,000; ours alone also at 4,500 and 9,000, for its memory).
/// Needs Python with scikit-learn 1.2 and SciPy (Debian: <c>apt-get install python3-sklearn</c>); environment variable <c>PYTHON</c> names
/// it, default <c>python3</c>. On a busy machine compare the CPU seconds.
/// </remarks>
internal static class ClusterTrial
{
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "scikit_learn_clusters.py");

    public static int Run(string[] arguments)
    {
        var points = arguments.ElementAtOrDefault(0) ?? "customers";
        var rounds = int.Parse(arguments.ElementAtOrDefault(1) ?? "1", CultureInfo.InvariantCulture);
        var tasks = arguments.Length > 2 ? arguments[2..] : ["kmeans", "silhouette", "ward"];
        var folder = Directory.CreateTempSubdirectory("rfmbatch-clusters-");
        try
        {
            Console.WriteLine("task               ours s   theirs s  ratio |  CPU ours   theirs  ratio |  MB ours   theirs");
            foreach (var task in tasks)
            {
                Compare(task, points, rounds, folder.FullName);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private static void Compare(string task, string kind, int rounds, string folder)
    {
        var (count, goal) = task switch { "kmeans" => (1_000_000, 10), "silhouette" => (20_000, 5), _ => (18_000, 5) };
        var file = Write(task, kind, count, folder);
        var (ours, theirs) = (new List<ClusterWorkResult>(), new List<ClusterWorkResult>());
        for (var round = 0; round < rounds; round++)
        {
            ours.Add(Ours(task, file));
            theirs.Add(Start(Environment.GetEnvironmentVariable("PYTHON") ?? "python3", Script, task, file));
        }

        var (seconds, cpu) = (ours.Min(result => result.Seconds), ours.Min(result => result.CpuSeconds));
        var (theirSeconds, theirCpu) = (theirs.Min(result => result.Seconds), theirs.Min(result => result.CpuSeconds));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{task,-10} {kind,-9}{seconds,6:0.00} {theirSeconds,10:0.00} {theirSeconds / seconds,6:0.0} |{cpu,10:0.00} "
            + $"{theirCpu,8:0.00} {theirCpu / cpu,6:0.0} |{ours[0].Megabytes,9:#,0} {theirs[0].Megabytes,8:#,0}   goal {goal} times as "
            + $"fast: {(theirSeconds >= goal * seconds ? "met" : "missed")}"));
        PrintFigures(task, ours[0].Figures, theirs[0].Figures);
        foreach (var fewer in task == "ward" ? [count / 4, count / 2] : Array.Empty<int>())
        {
            var result = Ours(task, Write(task, kind, fewer, folder));
            Console.WriteLine(FormattableString.Invariant($"  {fewer,6:#,0} points: {result.Seconds:0.00} s, {result.Megabytes:0.0} MB"));
        }
    }

    private static void PrintFigures(string task, double[][] ours, double[][] theirs)
    {
        if (task != "kmeans")
        {
            var apart = ours[0].Zip(theirs[0], (a, b) => Math.Abs(a - b) / Math.Max(Math.Abs(b), double.Epsilon)).Max();
            Console.WriteLine(FormattableString.Invariant($"  {ours[0].Length:#,0} numbers, at most {apart:0.0e+0} apart (relative)"));
            return;
        }

        for (var i = 0; i < ours.Length; i++)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  k = {i + 2}: inertia {ours[i][0]:0.000} / {theirs[i][0]:0.000}, "
                + $"{(ours[i][0] / theirs[i][0]) - 1:+0.0e+0;-0.0e+0}{(ours[i][0] <= theirs[i][0] ? "" : " HIGHER")}; silhouette "
                + $"{ours[i][1]:0.0000} / {theirs[i][1]:0.0000}"));
        }
    }

    private static string Write(string task, string kind, int count, string folder)
    {
        var file = Path.Combine(folder, FormattableString.Invariant($"{kind}-{count}.f64"));
        if (!File.Exists(file))
        {
            ClusterPoints.Write(file, ClusterPoints.Make(kind, count).Columns);
        }

        if (task == "silhouette")
        {
            File.WriteAllBytes(file + ".labels", KMeansSearch.Fit(ClusterPoints.Read(file), 5).Labels);
        }

        return file;
    }

    private static ClusterWorkResult Ours(string task, string file) =>
        Start(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            typeof(ClusterTrial).Assembly.Location,
            "cluster-work",
            task,
            file);

    private static ClusterWorkResult Start(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<ClusterWorkResult>(output)!
            : throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}; its own message is above.");
    }
}
