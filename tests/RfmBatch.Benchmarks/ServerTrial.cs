using System.Globalization;
using RfmBatch.Storage.SqlServer.Tests;

namespace RfmBatch.Benchmarks;

/// <summary>
/// Loads a shop into a server and runs it, beside a bare bulk copy of the same rows into a heap of the same columns, in turn.
/// </summary>
/// <remarks>
/// <c>dotnet run --project tests/RfmBatch.Benchmarks --configuration Release -- server [customers] [rounds]</c>, with
/// <c>RFMBATCH_SQLSERVER</c> naming a server where databases may be created; 200,000 customers, three rounds. Ratios are medians of those
/// of each round. 1,000 further rows are loaded after the large load, and into an empty store.
/// </remarks>
internal static class ServerTrial
{
    private const int SmallRows = 1_000;

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (SqlServerTestServer.UnavailableReason is { } reason)
        {
            await Console.Error.WriteLineAsync(reason);
            return 1;
        }

        var customers = arguments.Length > 0 ? arguments[0] : "200000";
        var rounds = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 3;
        var folder = Directory.CreateTempSubdirectory("rfmbatch-server-");
        try
        {
            var csv = Path.Combine(folder.FullName, "shop.csv");
            await MeasuredProcess.RunAsync("sample", "--customers", customers, "--seed", "1", "--out", csv);
            var small = Path.Combine(folder.FullName, "small.csv");
            await File.WriteAllLinesAsync(small, LaterRows(csv));
            await MeasureAsync(csv, small, rounds);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private static async Task MeasureAsync(string csv, string small, int rounds)
    {
        HeapCopy? heap = null;
        List<Round> measured = [];
        for (var round = 1; round <= rounds; round++)
        {
            var (load, run, later) = await InStoreAsync(async store =>
            {
                var load = await LoadAsync(store, csv);
                var run = await MeasuredProcess.RunAsync("run", "--clusters", "off", "--value", "off", "--store", store);
                heap ??= await HeapCopy.ReadAsync(store);
                return (load.Seconds, run.Seconds, (await LoadAsync(store, small)).Seconds);
            });
            var first = await InStoreAsync(async store => (await LoadAsync(store, small)).Seconds);
            measured.Add(new Round(await InDatabaseAsync(heap!.WriteAsync), load, run, later, first));
            Console.WriteLine(FormattableString.Invariant(
                $"bare copy {measured[^1].Bare:0.0} s, load {load:0.0} s, run {run:0.0} s, {SmallRows:#,0} rows {later:0.0} s, ")
                + FormattableString.Invariant($"first {first:0.0} s"));
        }

        Console.WriteLine(FormattableString.Invariant($"{heap!.RowCount:#,0} rows; medians of {rounds} rounds:"));
        Print("load / bare copy", measured, round => round.Load / round.Bare);
        Print("run / bare copy", measured, round => round.Run / round.Bare);
        Print("rows after the large load / into an empty store", measured, round => round.Later / round.First);
    }

    private static void Print(string name, List<Round> rounds, Func<Round, double> ratio)
    {
        var sorted = rounds.Select(ratio).Order().ToList();
        var median = (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
        Console.WriteLine(FormattableString.Invariant($"  {name}: {median:0.00}"));
    }

    private static Task<Measurement> LoadAsync(string store, string csv) =>
        MeasuredProcess.RunAsync("load", "transactions", csv, "--overlap", "keep", "--store", store);

    private static Task<T> InStoreAsync<T>(Func<string, Task<T>> measure) => InDatabaseAsync(async store =>
    {
        await MeasuredProcess.RunAsync("deploy", "--store", store);
        return await measure(store);
    });

    private static async Task<T> InDatabaseAsync<T>(Func<string, Task<T>> measure)
    {
        var connectionString = await SqlServerTestServer.CreateDatabaseAsync();
        try
        {
            return await measure(connectionString);
        }
        finally
        {
            await SqlServerTestServer.DropDatabaseAsync(connectionString);
        }
    }

    // The first rows again, with earlier dates.
    private static IEnumerable<string> LaterRows(string csv) => File.ReadLines(csv).Take(SmallRows + 1)
        .Select(line => System.Text.RegularExpressions.Regex.Replace(line, @"\b20\d\d-", "2019-"));

    private sealed record Round(double Bare, double Load, double Run, double Later, double First);
}
