using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace RfmBatch.Benchmarks;

/// <summary>
/// Lets <c>serve</c> load a new file and run every program each minute, looks at its page, and prints memory, threads and handles.
/// </summary>
/// <remarks>
/// <c>dotnet run --project tests/RfmBatch.Benchmarks --configuration Release -- serve [minutes] [programs] [store]</c>; 60 minutes and 20
/// programs by default, on an SQLite store of its own. What it ends with is the growth from the middle third to the last one.
/// </remarks>
internal static class ServeTrial
{
    private static readonly string Address = $"http://localhost:{FreePort()}";
    private static readonly string Hook = $"http://localhost:{FreePort()}/hook/";
    private static readonly DateOnly FirstDay = new(2025, 1, 1);
    private static readonly TimeSpan StartUp = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var minutes = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 60;
        var programs = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 20;
        var folder = Directory.CreateTempSubdirectory("rfmbatch-serve-").FullName;
        var store = arguments.Length > 2 ? arguments[2] : $"sqlite:{Path.Combine(folder, "serve.db")}";
        try
        {
            await PrepareAsync(folder, store, programs);
            using var hook = new HttpListener();
            hook.Prefixes.Add(Hook);
            hook.Start();
            var told = new List<string>();
            _ = ReceiveAsync(hook, told);
            using var server = Start(folder, "serve", "--urls", Address, "--job-storage", "memory", "--store", store);
            var looks = await WatchAsync(server, folder, store, minutes);
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
            Console.WriteLine(Statuses(await ReadAsync(folder, "runs", "--output", "json", "--store", store)));
            Console.WriteLine($"told by webhook: {string.Join(", ", told)}");
            PrintGrowth(looks);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static async Task PrepareAsync(string folder, string store, int programs)
    {
        Directory.CreateDirectory(Path.Combine(folder, "in"));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "rfmbatch.json"),
            $$"""
            { "Serve": { "KeysFolder": "keys", "QualitySchedule": "*/5 * * * *", "PurgeSchedule": "*/10 * * * *",
              "Alerts": { "WebhookUrl": "{{Hook}}", "WebhookSecret": "a secret of the trial" } } }
            """);
        await ReadAsync(folder, "deploy", "--without-jobs", "--store", store);
        for (var day = -120; day < 0; day++)
        {
            await WriteDayAsync(folder, day);
        }

        await ReadAsync(
            folder, "loads", "add", "in", "--folder", "in", "--settle-seconds", "0", "--schedule", "* * * * *", "--store", store);
        for (var number = 1; number <= programs; number++)
        {
            await ReadAsync(
                folder,
                "programs", "add", $"p{number}", "--schedule", "* * * * *", "--value", "off", "--clusters", "3", "--store", store);
        }

        // Its attribute does not exist, so that it fails each minute: somebody is told once.
        await ReadAsync(
            folder, "programs", "set", "default", "--where", "None=1", "--schedule", "* * * * *", "--store", store);
    }

    /// <summary>One day's orders of 300 customers, drawn by the day.</summary>
    private static async Task WriteDayAsync(string folder, int day)
    {
        var random = new Random(day + 1000);
        var text = new StringBuilder("customer,order,date,amount\n");
        for (var line = 0; line < 40; line++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"C{random.Next(300)},{day + 1000}-{line},{FirstDay.AddDays(day):yyyy-MM-dd},{random.Next(500, 20000) / 100.0:0.00}\n");
        }

        var path = Path.Combine(folder, "in", $"{day + 1000:0000}.csv");
        await File.WriteAllTextAsync(path + ".part", text.ToString());
        File.Move(path + ".part", path);
    }

    private static async Task<IReadOnlyList<Look>> WatchAsync(Process server, string folder, string store, int minutes)
    {
        using var cookies = new HttpClientHandler();
        using var client = new HttpClient(cookies) { Timeout = TimeSpan.FromSeconds(30) };
        await Task.Delay(StartUp);
        var link = (await ReadAsync(folder, "serve", "--link", "--urls", Address)).Trim();
        (await client.GetAsync(new Uri(link))).EnsureSuccessStatusCode();
        var looks = new List<Look>();
        var began = Stopwatch.GetTimestamp();
        Console.WriteLine("minute  resident MB  threads  handles  page s");
        for (var minute = 0; minute <= minutes; minute++)
        {
            await WriteDayAsync(folder, minute);
            if (minute == minutes / 2)
            {
                await ReadAsync(folder, "programs", "set", "default", "--enabled", "off", "--store", store);
            }

            var asked = Stopwatch.GetTimestamp();
            (await client.GetAsync(new Uri(Address))).EnsureSuccessStatusCode();
            var page = Stopwatch.GetElapsedTime(asked).TotalSeconds;
            server.Refresh();
            var look = new Look(server.WorkingSet64 / 1e6, server.Threads.Count, server.HandleCount);
            looks.Add(look);
            Console.WriteLine(FormattableString.Invariant(
                $"{minute,6}  {look.Megabytes,11:0.0}  {look.Threads,7}  {look.Handles,7}  {page,6:0.00}"));
            var next = Minute * (minute + 1) - Stopwatch.GetElapsedTime(began);
            if (minute < minutes && next > TimeSpan.Zero)
            {
                await Task.Delay(next);
            }
        }

        return looks;
    }

    private static void PrintGrowth(IReadOnlyList<Look> looks)
    {
        var third = looks.Count / 3;
        var (middle, last) = (looks.Skip(third).Take(third).ToList(), looks.Skip(2 * third).ToList());
        Console.WriteLine("means of the middle and the last third:");
        Print("MB", look => look.Megabytes);
        Print("threads", look => look.Threads);
        Print("handles", look => look.Handles);

        void Print(string what, Func<Look, double> figure) => Console.WriteLine(
            FormattableString.Invariant($"  {what,-8} {middle.Average(figure),8:0.0} {last.Average(figure),8:0.0}"));
    }

    private static async Task ReceiveAsync(HttpListener hook, List<string> told)
    {
        try
        {
            while (true)
            {
                var context = await hook.GetContextAsync();
                using var body = await JsonDocument.ParseAsync(context.Request.InputStream);
                told.Add($"{body.RootElement.GetProperty("programName")} {body.RootElement.GetProperty("checkId")} "
                    + $"{body.RootElement.GetProperty("event")}");
                context.Response.StatusCode = 204;
                context.Response.Close();
            }
        }
        catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
        {
            // The trial is over.
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Statuses(string json)
    {
        using var runs = JsonDocument.Parse(json);
        return string.Join(", ", runs.RootElement.EnumerateArray()
            .GroupBy(run => run.GetProperty("Status").GetString())
            .Select(group => FormattableString.Invariant($"{group.Count()} runs {group.Key}")));
    }

    private static async Task<string> ReadAsync(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? text : throw new InvalidOperationException($"{arguments[0]} ended with {process.ExitCode}: {text}");
    }

    private static Process Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = arguments is not ["serve", "--urls", ..],
            WorkingDirectory = folder,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "rfmbatch.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start) ?? throw new InvalidOperationException("The console did not start.");
    }

    private sealed record Look(double Megabytes, int Threads, int Handles);
}
