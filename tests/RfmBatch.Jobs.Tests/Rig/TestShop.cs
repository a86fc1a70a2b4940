using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Loading;
using RfmBatch.Application.Programs;
using RfmBatch.Core.Options;
using RfmBatch.Storage;
using RfmBatch.Storage.Sqlite;

namespace RfmBatch.Jobs.Tests.Rig;

/// <summary>A deployed SQLite store in a folder of its own, and files to load into it.</summary>
internal sealed class TestShop : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rfmbatch-jobs-");

    private TestShop() => Store = new SqliteStore(In("store.db"));

    public RfmStore Store { get; }

    public static async Task<TestShop> CreateAsync()
    {
        var shop = new TestShop();
        await shop.Store.Schema.DeployAsync(TestContext.Current.CancellationToken);
        return shop;
    }

    public string In(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Writes a file of sales of so many customers, one order each and day.</summary>
    public string WriteSales(string name, int customers, int firstDay = 1)
    {
        var path = In(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var rows = Enumerable.Range(0, customers)
            .Select(
                i => string.Create(
                    CultureInfo.InvariantCulture,
                    $"c{i},o{name}{i},{new DateOnly(2025, 1, 1).AddDays(firstDay + (i % 20)):yyyy-MM-dd},{10 + (i % 7)}"));
        File.WriteAllText(path, "customer,order,date,amount\n" + string.Join('\n', rows) + "\n");
        return path;
    }

    public async Task LoadAsync(int customers = 40, string name = "sales.csv", int firstDay = 1) =>
        await new TransactionLoader(Store, TimeProvider.System, NullLogger.Instance).LoadFileAsync(
            new TransactionFileRequest { Path = WriteSales(name, customers, firstDay) }, null, TestContext.Current.CancellationToken);

    public async Task SetAsync(string program, OptionTexts change)
    {
        var catalog = new ProgramCatalog(Store, TimeProvider.System, NullLogger.Instance);
        var isThere = (await catalog.ListAsync(TestContext.Current.CancellationToken)).Any(known => known.ProgramName == program);
        await (isThere
            ? catalog.SetAsync(program, change, TestContext.Current.CancellationToken)
            : catalog.AddAsync(program, change, TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
