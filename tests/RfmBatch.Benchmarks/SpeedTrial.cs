using System.Globalization;

namespace RfmBatch.Benchmarks;

/// <summary>
/// Makes a shop of each size, loads and runs it as a user would, and prints seconds, peak memory and how cost grows with size.
/// </summary>
/// <remarks>
/// <c>dotnet run --project tests/RfmBatch.Benchmarks --configuration Release -- speed [customers ...]</c>; sizes default to 100,000 and
/// 1,000,000.
/// </remarks>
internal static class SpeedTrial
{
    // The goals of the project for a million customers and some six million rows, on SQLite.
    private const double LoadGoalSeconds = 12;
    private const double RunGoalSeconds = 8;
    private const double MemoryGoalMegabytes = 1024;

    public static async Task<int> RunAsync(string[] sizes)
    {
        int[] customers = sizes.Length == 0
            ? [100_000, 1_000_000]
            : [.. sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture))];
        var folder = Directory.CreateTempSubdirectory("rfmbatch-speed-");
        try
        {
            var measured = new List<(int Customers, Measurement Load, Measurement Run)>();
            foreach (var size in customers)
            {
                measured.Add(await MeasureAsync(size, folder.FullName));
            }

            foreach (var (earlier, later) in measured.Zip(measured.Skip(1)))
            {
                var growth = (double)later.Customers / earlier.Customers;
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{earlier.Customers:#,0} to {later.Customers:#,0} customers ({growth:0.#} times): load "
                    + $"{later.Load.Seconds / earlier.Load.Seconds:0.0} times, run {later.Run.Seconds / earlier.Run.Seconds:0.0} times "
                    + $"the time"));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private static async Task<(int Customers, Measurement Load, Measurement Run)> MeasureAsync(int customers, string folder)
    {
        var count = customers.ToString(CultureInfo.InvariantCulture);
        var (csv, store) = (Path.Combine(folder, $"{count}.csv"), $"sqlite:{Path.Combine(folder, $"{count}.db")}");
        await MeasuredProcess.RunAsync("sample", "--customers", count, "--seed", "1", "--out", csv);
        await MeasuredProcess.RunAsync("deploy", "--store", store);
        var load = await MeasuredProcess.RunAsync("load", "transactions", csv, "--store", store);
        var run = await MeasuredProcess.RunAsync("run", "--clusters", "off", "--value", "off", "--store", store);
        Console.WriteLine(FormattableString.Invariant($"{customers:#,0} customers, {new FileInfo(csv).Length / 1e6:#,0} MB of CSV"));
        Print("load", load, customers == 1_000_000 ? LoadGoalSeconds : null);
        Print("run", run, customers == 1_000_000 ? RunGoalSeconds : null);
        return (customers, load, run);
    }

    private static void Print(string name, Measurement measured, double? goalSeconds)
    {
        var goal = goalSeconds is { } seconds
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"   goal {seconds} s, {MemoryGoalMegabytes} MB: "
                + $"{(measured.Seconds <= seconds && measured.PeakMegabytes <= MemoryGoalMegabytes ? "met" : "missed")}")
            : "";
        Console.WriteLine(
            FormattableString.Invariant($"  {name,-5} {measured.Seconds,7:0.00} s   peak {measured.PeakMegabytes,6:#,0} MB{goal}"));
    }
}
