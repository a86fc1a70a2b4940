using RfmBatch.EndToEnd.Tests.Rig;

namespace RfmBatch.EndToEnd.Tests;

/// <summary>What must not stand on a command line, and where it stands instead.</summary>
public sealed class SecretTests
{
    [Theory]
    [InlineData("Server=127.0.0.1,1;Database=Rfm;User ID=sa;Password=Geh3im!;Connect Timeout=1")]
    [InlineData("Server=127.0.0.1,1;Database=Rfm;User ID=sa;pwd = Geh3im!;Connect Timeout=1")]
    public async Task A_password_on_the_command_line_is_warned_of_and_not_repeated(string store)
    {
        using var folder = new TemporaryFolder();

        var result = await RfmBatchProcess.RunAsync(folder.Path, "runs", "--store", store);

        Assert.StartsWith("warning: A password on the command line can be read", result.ErrorLines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Geh3im!", result.Output + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_comes_from_a_file_without_a_warning()
    {
        using var folder = new TemporaryFolder();
        folder.Write("address", "sqlite:of-address.db\n");

        var result = await RfmBatchProcess.SucceedAsync(folder.Path, "deploy", "--store", "@address");

        Assert.Contains("of-address.db", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", result.Error, StringComparison.Ordinal);
        var missing = await RfmBatchProcess.RunAsync(folder.Path, "deploy", "--store", "@none");
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("The file 'none', which is to hold the store's address, cannot be read", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Customers_are_forgotten_from_standard_input_and_no_id_is_written()
    {
        await using var store = TestStore.Sqlite();
        await store.DeployAsync();
        store.Folder.Write(
            "sales.csv", "customer,order,date,amount\nanna@x,1,2025-01-01,5\nbert@x,2,2025-01-02,6\ncarl@x,3,2025-01-03,7\n");
        await store.SucceedAsync("load", "transactions", "sales.csv");
        using var process = store.Start("forget", "-");
        await process.TypeAsync("anna@x\n\nnobody@x\nbert@x\n");
        var result = await process.WaitAsync();

        Assert.Equal(1, result.ExitCode);
        Assert.Matches(
            "line 1: forgotten-\\S+\r?\nline 2: no such customer\r?\nline 3: forgotten-\\S+\r?\n2 of 3 customers", result.Output);
        Assert.DoesNotContain("@x", result.Output + result.Error, StringComparison.Ordinal);
        var customers = await store.ReadAsync("Customer");
        Assert.Contains("carl@x", customers, StringComparison.Ordinal);
        Assert.DoesNotContain("anna@x", customers, StringComparison.Ordinal);
    }
}
