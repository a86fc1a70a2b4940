using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Loading;
using RfmBatch.Application.Runs;
using RfmBatch.Application.Sampling;
using RfmBatch.Cli.Hosting;
using RfmBatch.Storage;
using RfmBatch.Storage.Reading;
using RfmBatch.Storage.Runs;

namespace RfmBatch.EndToEnd.Tests.Rig;

/// <summary>
/// A folder and a store that processes are pointed at by the environment, as a scheduler would; read without a process, which is faster.
/// </summary>
internal sealed class TestStore : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqlServerDatabase? _database;
    private readonly string _address;
    private readonly IReadOnlyDictionary<string, string> _environment;

    private TestStore(SqlServerDatabase? database)
    {
        _database = database;
        _address = database?.ConnectionString ?? $"sqlite:{_folder.File("rfmbatch.db")}";
        _environment = RfmBatchProcess.Environment(("RFMBATCH_STORE", _address));
    }

    public TemporaryFolder Folder => _folder;

    /// <summary>Whether the store is an SQLite file.</summary>
    public bool IsFile => _database is null;

    /// <summary>An SQLite file in the folder.</summary>
    public static TestStore Sqlite() => new(database: null);

    /// <summary>A database of its own on the server of <c>RFMBATCH_SQLSERVER</c>; skips the test where there is none.</summary>
    public static async Task<TestStore> SqlServerAsync() => new(await SqlServerDatabase.CreateAsync());

    public Task<ProcessResult> RunAsync(params string[] arguments) => RfmBatchProcess.RunAsync(_folder.Path, _environment, arguments);

    /// <summary>Runs to the end on so many processors, as the runtime sees them.</summary>
    public Task<ProcessResult> RunOnAsync(int processors, params string[] arguments) => RfmBatchProcess.RunAsync(
        _folder.Path,
        RfmBatchProcess.Environment(("RFMBATCH_STORE", _address), ("DOTNET_PROCESSOR_COUNT", $"{processors}")),
        arguments);

    public async Task<ProcessResult> SucceedAsync(params string[] arguments)
    {
        var result = await RunAsync(arguments);
        Assert.True(result.ExitCode == 0, $"rfmbatch {arguments[0]} ended with {result.ExitCode}:\n{result.Error}\n{result.Output}");
        return result;
    }

    public RfmBatchProcess Start(params string[] arguments) => RfmBatchProcess.Start(_folder.Path, _environment, arguments);

    /// <summary>Deploys, in this process: what is tested comes after.</summary>
    public async Task DeployAsync()
    {
        using var gate = _database is null ? null : await SqlServerDatabase.EnterGateAsync();
        await using var store = Open();
        await store.Schema.DeployAsync(CancellationToken.None);
    }

    /// <summary>Writes a made shop's file, 2024-01-01 to 2025-12-31.</summary>
    public Task WriteSampleAsync(string name, int customers, int seed) =>
        new SampleWriter(NullLogger.Instance).WriteAsync(new SampleRequest(customers, seed, _folder.File(name)), CancellationToken.None);

    /// <summary>Deploys, and loads a made shop.</summary>
    public async Task PrepareShopAsync(int customers)
    {
        await DeployAsync();
        await WriteSampleAsync("sales.csv", customers, seed: 7);
        await using var store = Open();
        var request = new TransactionFileRequest { Path = _folder.File("sales.csv"), Attributes = ["Country"] };
        await new TransactionLoader(store, TimeProvider.System, NullLogger.Instance).LoadFileAsync(
            request, progress: null, CancellationToken.None);
    }

    /// <summary>Rows of a view, of its default runs or of one.</summary>
    public async Task<IReadOnlyList<BiRow>> ListAsync(string view, int? run = null)
    {
        await using var store = Open();
        return await store.Bi.ListAsync(new BiQuery(view, run), CancellationToken.None);
    }

    /// <summary>Everything that views show, as text.</summary>
    public async Task<string> ReadAsync(params string[] views)
    {
        await using var store = Open();
        var text = new StringBuilder();
        foreach (var view in views)
        {
            await using var rows = await store.Bi.OpenAsync(new BiQuery(view), CancellationToken.None);
            while (await rows.ReadAsync(CancellationToken.None))
            {
                text.Append(view);
                for (var i = 0; i < rows.View.Columns.Count; i++)
                {
                    text.Append(CultureInfo.InvariantCulture, $" {rows.Value(i)}");
                }

                text.AppendLine();
            }
        }

        return text.ToString();
    }

    /// <summary>How many rows a view has.</summary>
    public async Task<long> CountAsync(string view)
    {
        await using var store = Open();
        await using var rows = await store.Bi.OpenAsync(new BiQuery(view), CancellationToken.None);
        var count = 0L;
        while (await rows.ReadAsync(CancellationToken.None))
        {
            count++;
        }

        return count;
    }

    /// <summary>The run ledger, by key.</summary>
    public async Task<IReadOnlyDictionary<int, RunRecord>> RunsAsync()
    {
        await using var store = Open();
        return (await new RunLedger(store).ListAsync(programName: null, CancellationToken.None)).ToDictionary(run => run.RunKey);
    }

    /// <summary>Completes when a load is under way, or when the process has ended.</summary>
    public async Task WhenLoadingAsync(RfmBatchProcess process)
    {
        while (!process.HasExited && !await IsLoadingAsync())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DropAsync();
        }

        _folder.Dispose();
    }

    /// <summary>Opens the store in this process; the caller disposes it.</summary>
    public RfmStore Open() => Stores.Registry.Open(_address);

    // The ledger's row is committed before the first row of data is written.
    private async Task<bool> IsLoadingAsync() => (await ListAsync("Load")).Any(load => load.Text("Status") == "Running");
}
