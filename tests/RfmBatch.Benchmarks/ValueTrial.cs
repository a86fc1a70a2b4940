using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using RfmBatch.Core;
using RfmBatch.Core.Lifetime;
using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Benchmarks;

/// <summary>
/// Fits and predicts made customers, beside a SciPy script that does the same BG/NBD fit and prediction; prints seconds, processor time,
/// likelihood and the ratio.
/// </summary>
/// <remarks>
/// <c>dotnet run --project tests/RfmBatch.Benchmarks --configuration Release -- value [customers [rounds]]</c>; 1,000,000 and 3. Rounds
/// take turns, so that a busy machine is busy for both. Environment PYTHON names the interpreter (python3).
/// </remarks>
internal static class ValueTrial
{
    private const double GoalSeconds = 10;
    private const double GoalMegabytes = 500;
    private const double GoalRatio = 5;

    public static async Task<int> RunAsync(string[] args)
    {
        var customers = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3;
        var log = MadeHistories.Of(customers);
        var history = log.HistoryAt(Day.FromDate(MadeHistories.AsOf), isNet: true);
        var file = Path.GetTempFileName();
        try
        {
            await WriteAsync(file, history);
            for (var round = 1; round <= rounds; round++)
            {
                var ours = Fit(history);
                var (stage, tested) = (Stage(log, withHoldout: false), Stage(log, withHoldout: true));
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"round {round}: whole stage with amounts, intervals and totals {stage.Seconds:0.00} s ({stage.CpuSeconds:0.00} s "
                    + $"CPU), {stage.Megabytes:0} MB beyond the columns; goals {GoalSeconds} s, {GoalMegabytes} MB: "
                    + $"{(stage.Seconds <= GoalSeconds && stage.Megabytes <= GoalMegabytes ? "met" : "missed")}; with the holdout "
                    + $"{tested.Seconds:0.00} s ({tested.CpuSeconds:0.00} s CPU), {tested.Megabytes:0} MB"));
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"  ours   {ours.Seconds,7:0.00} s {ours.CpuSeconds,7:0.00} s CPU   log-likelihood {ours.LogLikelihood:0.000}  "
                        + $" orders {ours.Orders:0.0}"));
                if (await ScipyAsync(file) is { } scipy)
                {
                    Console.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"  SciPy  {scipy.Seconds,7:0.00} s {scipy.CpuSeconds,7:0.00} s CPU   log-likelihood "
                            + $"{scipy.LogLikelihood:0.000}   orders {scipy.Orders:0.0}"));
                    Console.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"  {scipy.Seconds / ours.Seconds:0.0} times faster ({scipy.CpuSeconds / ours.CpuSeconds:0.0} times in CPU); "
                + $"goal {GoalRatio} at the same likelihood: "
                + $"{(scipy.Seconds >= GoalRatio * ours.Seconds && ours.LogLikelihood >= scipy.LogLikelihood - 1e-3 ? "met" : "missed")}"));
                }
            }
        }
        finally
        {
            File.Delete(file);
        }

        return 0;
    }

    private static Outcome Fit(PurchaseHistory history)
    {
        var (started, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var groups = HistoryGroups.From(history);
        var fit = new PurchaseModelFitter(groups).Fit(new CandidateModel(PurchaseModelKind.Bgnbd));
        var forecast = HistoryForecast.Of(groups, fit.Model, LifetimeResult.HorizonWeeks);
        var orders = groups.GroupOfCustomer.Sum(group => forecast.ExpectedOrders[group]);
        return new Outcome(
            Stopwatch.GetElapsedTime(started).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds, fit.LogLikelihood, orders);
    }

    private static (double Seconds, double CpuSeconds, double Megabytes) Stage(PurchaseLog log, bool withHoldout)
    {
        var count = log.Count;
        var predicted = new bool[count];
        Array.Fill(predicted, true);
        var segments = new byte[count];
        for (var i = 0; i < count; i++)
        {
            segments[i] = (byte)(i % 11);
        }

        var holdout = withHoldout
            ? HoldoutPeriod.Choose(Day.ToDate(log.FirstDay()), MadeHistories.AsOf, null)
            : new HoldoutPeriod(null, 0, "not part of this trial");
        var request = new LifetimeRequest(PurchaseModelKind.Auto, MadeHistories.AsOf, true, holdout, 1);
        GC.Collect();
        using var peak = new PeakMemory();
        var (started, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var result = LifetimeStage.Compute(
            log, predicted, [new TotalGrouping(TotalKind.Segment, segments)], request, CancellationToken.None);
        var (seconds, cpuSeconds) = (Stopwatch.GetElapsedTime(started).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
        var megabytes = peak.Stop();
        GC.KeepAlive(result);
        return (seconds, cpuSeconds, megabytes);
    }

    private static async Task WriteAsync(string path, PurchaseHistory history)
    {
        await using var file = File.Create(path);
        foreach (var column in (int[][])[history.RepeatOrderDays, history.AgesAtLastOrder, history.Ages])
        {
            file.Write(MemoryMarshal.AsBytes(column.AsSpan()));
        }
    }

    private static async Task<Outcome?> ScipyAsync(string file)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("PYTHON") ?? "python3")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "bgnbd_scipy.py"));
        start.ArgumentList.Add(file);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("Python did not start.");
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            Console.WriteLine(
                $"  SciPy could not be run ({(await error).Trim().Split('\n')[^1]}); set PYTHON to an interpreter that has it.");
            return null;
        }

        using var json = JsonDocument.Parse(await output);
        double Number(string name) => json.RootElement.GetProperty(name).GetDouble();
        return new Outcome(
            Number("fitSeconds") + Number("predictSeconds"), Number("cpuSeconds"), Number("logLikelihood"), Number("orders"));
    }

    private sealed record Outcome(double Seconds, double CpuSeconds, double LogLikelihood, double Orders);
}
