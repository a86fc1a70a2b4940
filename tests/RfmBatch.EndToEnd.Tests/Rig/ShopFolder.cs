namespace RfmBatch.EndToEnd.Tests.Rig;

/// <summary>What tests do with a folder's store over and over.</summary>
internal static class ShopFolder
{
    /// <summary>A deployed store with a made shop in it, 2024-01-01 to 2025-12-31.</summary>
    public static async Task PrepareShopAsync(this TemporaryFolder folder, int customers)
    {
        await RfmBatchProcess.SucceedAsync(folder.Path, "sample", "--customers", $"{customers}", "--seed", "7", "--out", "sales.csv");
        await RfmBatchProcess.SucceedAsync(folder.Path, "deploy");
        await RfmBatchProcess.SucceedAsync(folder.Path, "load", "transactions", "sales.csv", "--attribute", "Country");
    }

    /// <summary>The lines of an export, header first.</summary>
    public static async Task<IReadOnlyList<string>> ExportAsync(this TemporaryFolder folder, string view, int? run = null)
    {
        string[] ofRun = run is { } key ? ["--run", $"{key}"] : [];
        await RfmBatchProcess.SucceedAsync(folder.Path, ["export", view, "--out", $"{view}.csv", .. ofRun]);
        return (await File.ReadAllTextAsync(folder.File($"{view}.csv"), TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
