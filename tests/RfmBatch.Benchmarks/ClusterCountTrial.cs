using System.Globalization;

namespace RfmBatch.Benchmarks;

/// <summary>How many clusters twelve monthly runs of real and made shops have, with the figures of the number taken.</summary>
/// <remarks>
/// <c>dotnet run --project tests/RfmBatch.Benchmarks --configuration Release -- cluster-count [shop ...]</c>; online-retail, cdnow and
/// sample. Environment RFMBATCH_TEST_DATA names the folder of the public data (scripts/testdata.sh).
/// </remarks>
internal static class ClusterCountTrial
{
    private const int Months = 12;

    public static async Task<int> RunAsync(string[] shops)
    {
        var folder = Directory.CreateTempSubdirectory("rfmbatch-clusters-");
        try
        {
            foreach (var shop in shops.Length == 0 ? ["online-retail", "cdnow", "sample"] : shops)
            {
                await FollowAsync(shop, folder.FullName);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private static async Task FollowAsync(string shop, string folder)
    {
        var data = Environment.GetEnvironmentVariable("RFMBATCH_TEST_DATA") ?? "testdata";
        var store = $"sqlite:{Path.Combine(folder, shop)}.db";
        var sample = Path.Combine(folder, "sample.csv");
        if (shop == "sample")
        {
            await MeasuredProcess.RunAsync("sample", "--customers", "3000", "--seed", "1", "--out", sample);
        }

        var (last, load) = shop switch
        {
            "online-retail" => (new DateOnly(2011, 12, 1), new[]
            {
                Path.Combine(data, "online_retail/online_retail_all.csv.gz"),
                "--map",
                "customer=CustomerID,order=InvoiceNo,date=InvoiceDate,quantity=Quantity,price=UnitPrice",
                "--return-prefix",
                "C",
                "--reject-limit",
                "30%",
            }),
            "cdnow" => (new DateOnly(1998, 7, 1), new[]
            {
                Path.Combine(data, "cdnow/CDNOW_master.txt"),
                "--map",
                "customer=customer_id,date=date,amount=dollar_value",
                "--delimiter",
                "space",
                "--date-format",
                "yyyyMMdd",
            }),
            "sample" => (new DateOnly(2026, 1, 1), [sample]),
            _ => throw new ArgumentException($"There is no shop {shop}: take online-retail, cdnow or sample.", nameof(shop)),
        };
        await MeasuredProcess.RunAsync("deploy", "--store", store);
        await MeasuredProcess.RunAsync(["load", "transactions", .. load, "--store", store]);
        for (var month = Months - 1; month >= 0; month--)
        {
            var asOf = last.AddMonths(-month).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await MeasuredProcess.RunAsync("run", "--value", "off", "--as-of", asOf, "--store", store);
            Console.WriteLine($"{shop} {asOf}: {await ReadAsync(store, Path.Combine(folder, "export.csv"))}");
        }
    }

    // Of the latest run: the sentence of RFM031, and what RFM032 and RFM033 say where they fail.
    private static async Task<string> ReadAsync(string store, string file)
    {
        await MeasuredProcess.RunAsync("export", "QualityCheck", "--out", file, "--store", store);
        var lines = await File.ReadAllLinesAsync(file);
        return string.Join(
            "\n    ",
            lines.Where(line => line.Contains("RFM031", StringComparison.Ordinal)
                || (line.Contains("RFM03", StringComparison.Ordinal) && line.Contains(",0,", StringComparison.Ordinal))));
    }
}
