namespace RfmBatch.EndToEnd.Tests.Rig;

/// <summary>A store that processes are pointed at by the environment, as a scheduler would.</summary>
internal sealed class TestStore(string? address, Func<Task>? drop, Func<TemporaryFolder, Task<bool>> isLoading) : IAsyncDisposable
{
    private readonly IReadOnlyDictionary<string, string> _environment = address is null ? RfmBatchProcess.Environment() : RfmBatchProcess.Environment(("RFMBATCH_STORE", address));

    /// <summary>The default: an SQLite file in the folder.</summary>
    public static TestStore Sqlite() => new(null, null, folder => Task.FromResult(GrowthOf(folder) > 500_000));

    /// <summary>A database of its own on the server of <c>RFMBATCH_SQLSERVER</c>; skips the test where there is none.</summary>
    public static async Task<TestStore> SqlServerAsync()
    {
        var database = await SqlServerDatabase.CreateAsync();
        return new TestStore(database.ConnectionString, database.DropAsync, _ => database.IsLoadingAsync());
    }

    public async Task<ProcessResult> SucceedAsync(TemporaryFolder folder, params string[] arguments)
    {
        var result = await RfmBatchProcess.RunAsync(folder.Path, _environment, arguments);
        Assert.True(result.ExitCode == 0, $"rfmbatch {arguments[0]} ended with {result.ExitCode}:\n{result.Error}\n{result.Output}");
        return result;
    }

    public RfmBatchProcess Start(TemporaryFolder folder, params string[] arguments) => RfmBatchProcess.Start(folder.Path, _environment, arguments);

    public async Task PrepareShopAsync(TemporaryFolder folder, int customers)
    {
        await SucceedAsync(folder, "sample", "--customers", $"{customers}", "--seed", "7", "--out", "sales.csv");
        await SucceedAsync(folder, "deploy");
        await SucceedAsync(folder, "load", "transactions", "sales.csv");
    }

    /// <summary>Exports of views as one text.</summary>
    public async Task<string> ExportAsync(TemporaryFolder folder, params string[] views)
    {
        var text = new System.Text.StringBuilder();
        foreach (var view in views)
        {
            await SucceedAsync(folder, "export", view, "--out", "view.csv");
            text.AppendLine(view).Append(await File.ReadAllTextAsync(folder.File("view.csv")));
        }

        return text.ToString();
    }

    /// <summary>Completes when a load has begun to write, or when the process has ended.</summary>
    public async Task WhenLoadingAsync(TemporaryFolder folder, RfmBatchProcess process)
    {
        while (!process.HasExited && !await isLoading(folder))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (drop is not null)
        {
            await drop();
        }
    }

    // Bytes in the store's journals: what is not committed yet.
    private static long GrowthOf(TemporaryFolder folder) =>
        new[] { "rfmbatch.db-wal", "rfmbatch.db-journal" }.Select(name => new FileInfo(folder.File(name))).Where(file => file.Exists).Sum(file => file.Length);
}
