using System.Text;
using RfmBatch.Application.Reading;
using RfmBatch.Core;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Storage.Specification;

public abstract class ViewExporterContract : BiScenarioBase
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rfmbatch-").FullName;

    protected ViewExporterContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    // The whole text: quotes, CRLF, apostrophe before the formula, empty NULLs, ordinal order of ids (é comes after ASCII).
    [Fact]
    public async Task The_file_is_the_same_from_every_store()
    {
        Assert.Equal(
            "CustomerKey,CustomerId,FirstOrderDate,LastOrderDate\r\n"
            + "1,'=1+1,2024-01-31,2024-02-29\r\n"
            + "2,é,2024-01-31,2024-02-29\r\n"
            + "3,A1,,\r\n"
            + "4,a1,2024-01-31,2024-02-29\r\n",
            await ExportAsync("Customer"));
        Assert.Equal(
            "SaleKey,CustomerKey,ProductKey,OrderDate,OrderId,Quantity,Amount,IsReturn,LoadKey\r\n"
            + "1,1,1,2024-01-31,O1,2,20.25,0,1\r\n"
            + "2,2,0,2024-01-31,O2,,12.5,0,1\r\n"
            + "3,3,0,2024-01-31,O3,-1,-3.25,1,1\r\n",
            await ExportAsync("Sale"));
        Assert.Equal(
            "RunKey,ProgramKey,ProgramName,AsOfDate,ObservedToDate,IsCurrent,IsLatest,StartedAt,FinishedAt,CustomerCount,"
            + "ScoredCustomerCount,OrderCount,RevenueAmount,ConfigurationHash,Seed,OptionsJson,CodeVersion,HasCustomerRows,"
            + "UndoneLoadCount,PreviousRunKey,PreviousIsComparable\r\n"
            + "20,2,ten,2024-03-01,2024-02-29,1,1,2024-03-01T12:54:56.789Z,2024-03-01T12:55:56.789Z,1,1,1,20.25,hash2,1,"
            + "\"{\"\"seed\"\":1}\",0.1.0,1,0,,\r\n",
            await ExportAsync("Run", 20));
        Assert.Equal(
            ["'=1+1,default", "A1,default", "a1,default", "é,default", "'=1+1,ten"],
            (await ExportAsync("CustomerRfmLatest")).Split("\r\n")[1..^1].Select(line => string.Join(',', line.Split(',')[28..30])));
    }

    [Fact]
    public async Task An_export_replaces_the_file_and_leaves_no_other()
    {
        var path = Path.Combine(_folder, "replaced.csv");
        await File.WriteAllTextAsync(path, "before", Cancellation);

        var result = await new ViewExporter(Store.Bi).ExportAsync("customerrfm", null, path, Cancellation);

        Assert.Equal(("CustomerRfm", 5L, true), (result.ViewName, result.RowCount, result.HasReplacedFile));
        Assert.Equal([13, 20], result.RunKeys);
        Assert.Equal([path], Directory.GetFiles(_folder));
        Assert.NotEqual(0xEF, (await File.ReadAllBytesAsync(path, Cancellation))[0]);
    }

    [Fact]
    public async Task A_failed_export_leaves_the_file_as_it_was()
    {
        var path = Path.Combine(_folder, "kept.csv");
        await File.WriteAllTextAsync(path, "before", Cancellation);

        await Assert.ThrowsAsync<InvalidInputException>(() => new ViewExporter(Store.Bi).ExportAsync("Nothing", null, path, Cancellation));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new ViewExporter(Store.Bi).ExportAsync("CustomerRfm", null, path, new CancellationToken(canceled: true)));

        Assert.Equal("before", await File.ReadAllTextAsync(path, Cancellation));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told()
    {
        var path = Path.Combine(_folder, "missing", "file.csv");
        var failure = await Assert.ThrowsAsync<RfmBatchException>(
            () => new ViewExporter(Store.Bi).ExportAsync("Customer", null, path, Cancellation));

        Assert.Equal($"'{path}' cannot be written: its folder does not exist.", failure.Message);
        Assert.Contains("--out", failure.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_view_can_be_exported_twice_to_the_same_bytes()
    {
        foreach (var view in BiCatalogue.Views)
        {
            Assert.Equal(await ExportAsync(view.Name), await ExportAsync(view.Name));
        }
    }

    private async Task<string> ExportAsync(string view, int? runKey = null)
    {
        var path = Path.Combine(_folder, "export.csv");
        await new ViewExporter(Store.Bi).ExportAsync(view, runKey, path, Cancellation);
        return await File.ReadAllTextAsync(path, Encoding.UTF8, Cancellation);
    }
}
