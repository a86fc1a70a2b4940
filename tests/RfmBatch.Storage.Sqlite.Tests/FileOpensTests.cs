using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Loading;
using RfmBatch.Application.Loading.Definitions;
using RfmBatch.Core;
using RfmBatch.Core.Options;
using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.Sqlite.Tests;

/// <summary>A load reads one open file, so that what was hashed and judged is what is loaded.</summary>
public sealed class FileOpensTests : LoadingContractBase, IClassFixture<SqliteStoreFixture>, IAsyncDisposable
{
    private const string Rows = Header + "a,1,2011-01-01,1\nb,2,2011-01-31,2\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rfmbatch-");

    public FileOpensTests(SqliteStoreFixture fixture)
        : base(fixture) => Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux alone tells who opened a file.");

    public override async ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Transactions_are_loaded_from_a_file_opened_once_plain_or_packed(bool isPacked)
    {
        var store = await FreshAsync();
        var path = Write(Rows, isPacked);
        using var opens = new FileOpens(path);

        Assert.Equal(2, (await LoadAsync(store, new TransactionFileRequest { Path = path })).Totals.RowsLoaded);
        Assert.Equal(1, opens.Count());
        var twice = await Assert.ThrowsAsync<RfmBatchException>(() => LoadAsync(store, new TransactionFileRequest { Path = path }));
        Assert.Contains("was loaded before", twice.Message, StringComparison.Ordinal);
        Assert.Equal(1, opens.Count());
    }

    [Fact]
    public async Task Customers_are_loaded_from_a_file_opened_once()
    {
        var store = await FreshAsync();
        var path = Write("customer,country\na,DE\n");
        using var opens = new FileOpens(path);

        await new CustomerLoader(store, Clock, NullLogger.Instance)
            .LoadFileAsync(new CustomerFileRequest { Path = path, Map = "customer=customer" }, Cancellation);
        Assert.Equal(1, opens.Count());
    }

    [Fact]
    public async Task What_cannot_be_decoded_is_found_in_the_file_that_is_open()
    {
        var store = await FreshAsync();
        var path = Path.Combine(_folder.FullName, "latin.csv");
        await File.WriteAllBytesAsync(path, Encoding.Latin1.GetBytes(Rows + "\u00E9,3,2011-01-31,3\n"), Cancellation);
        using var opens = new FileOpens(path);

        var failure = await Assert.ThrowsAsync<RfmBatchException>(() => LoadAsync(store, new TransactionFileRequest { Path = path }));
        Assert.Contains("the byte 0xE9 in line 4", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, opens.Count());
    }

    [Fact]
    public async Task A_folders_file_is_opened_once_for_the_look_and_the_load()
    {
        var store = await FreshAsync();
        await new LoadDefinitionCatalog(store, Clock, NullLogger.Instance)
            .AddAsync("opens", new OptionTexts { ["folder"] = _folder.FullName, ["settle-seconds"] = "0" }, Cancellation);
        using var opens = new FileOpens(Write(Rows));
        var loader = new DefinedLoader(store, TimeProvider.System, NullLogger.Instance, new FileMemory());

        Assert.Single((await loader.RunAsync("opens", null, Cancellation)).Loads);
        Assert.Equal(1, opens.Count());
    }

    private string Write(string text, bool isPacked = false)
    {
        var path = Path.Combine(_folder.FullName, isPacked ? "x.csv.gz" : "x.csv");
        using var file = File.Create(path);
        using Stream stream = isPacked ? new GZipStream(file, CompressionLevel.Fastest) : file;
        stream.Write(Encoding.UTF8.GetBytes(text));
        return path;
    }
}
