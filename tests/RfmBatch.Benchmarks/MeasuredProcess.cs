using System.Diagnostics;

namespace RfmBatch.Benchmarks;

/// <summary>Runs the built console and measures it.</summary>
internal static class MeasuredProcess
{
    public static async Task<Measurement> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "rfmbatch.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The console did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var ended = process.WaitForExitAsync();
        var peakBytes = 0L;
        // The peak is kept by the system but gone with the process: ask until it ends.
        while (await Task.WhenAny(ended, Task.Delay(TimeSpan.FromMilliseconds(20))) != ended)
        {
            process.Refresh();
            peakBytes = Math.Max(peakBytes, PeakOf(process));
        }

        var elapsed = Stopwatch.GetElapsedTime(started);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"rfmbatch {arguments[0]} ended with {process.ExitCode}: {await error} {await output}");
        }

        return new Measurement(elapsed.TotalSeconds, peakBytes / 1e6);
    }

    private static long PeakOf(Process process)
    {
        try
        {
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // Ended between the two looks.
            return 0;
        }
    }
}
