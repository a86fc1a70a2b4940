using Microsoft.Data.SqlClient;
using RfmBatch.EndToEnd.Tests.Rig;
using RfmBatch.Testing;

namespace RfmBatch.EndToEnd.Tests;

/// <summary><c>deploy --script</c>, from the console.</summary>
public sealed class DeploymentFileTests
{
    private const string Server = "Server=no-such-host.invalid;Database=Rfm;User ID=sa;Password=Geh3im!";

    [Fact]
    public async Task The_file_needs_no_store_and_connects_to_none()
    {
        using var folder = new TemporaryFolder();
        var result = await RfmBatchProcess.SucceedAsync(folder.Path, "deploy", "--script", "deploy.sql");
        await RfmBatchProcess.SucceedAsync(folder.Path, "deploy", "--script", "named.sql", "--store", Server);

        var text = await File.ReadAllTextAsync(folder.File("deploy.sql"), TestContext.Current.CancellationToken);
        Assert.Contains("sqlcmd -S SERVER -d DATABASE -b -i deploy.sql", result.Output, StringComparison.Ordinal);
        Assert.Contains("CREATE TABLE [HangFire].[Job]", text, StringComparison.Ordinal);
        Assert.Contains("GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::HangFire TO rfm_job;", text, StringComparison.Ordinal);
        Assert.Equal([":on error exit"], SqlcmdFile.Commands(text));
        Assert.DoesNotContain(text, character => character > '~');
        Assert.Equal(text, await File.ReadAllTextAsync(folder.File("named.sql"), TestContext.Current.CancellationToken));
        Assert.Empty(Directory.EnumerateFiles(folder.Path, "*.db"));
    }

    [Fact]
    public async Task The_job_server_s_tables_can_be_left_out()
    {
        using var folder = new TemporaryFolder();
        await RfmBatchProcess.SucceedAsync(folder.Path, "deploy", "--script", "deploy.sql", "--without-jobs");

        var text = await File.ReadAllTextAsync(folder.File("deploy.sql"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("HangFire", text, StringComparison.Ordinal);
        Assert.Contains("CREATE OR ALTER VIEW bi.CustomerRfm", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SQLite", "--store", "sqlite:shop.db")]
    [InlineData("--what-if", "--what-if")]
    public async Task What_cannot_be_meant_exits_with_2_and_writes_nothing(string word, params string[] more)
    {
        using var folder = new TemporaryFolder();
        var result = await RfmBatchProcess.RunAsync(folder.Path, ["deploy", "--script", "deploy.sql", .. more]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(word, result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(folder.Path));
    }

    [Fact]
    public async Task After_it_deploy_and_doctor_find_nothing_to_do()
    {
        using var folder = new TemporaryFolder();
        var database = await SqlServerDatabase.CreateAsync();
        try
        {
            await RfmBatchProcess.SucceedAsync(folder.Path, "deploy", "--script", "deploy.sql");
            var text = await File.ReadAllTextAsync(folder.File("deploy.sql"), TestContext.Current.CancellationToken);
            await RunAsync(database, SqlcmdFile.Batches(text));

            var deploy = await RfmBatchProcess.SucceedAsync(folder.Path, "deploy", "--store", database.ConnectionString);
            Assert.All(
                deploy.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).SkipLast(1),
                line => Assert.StartsWith("security ", line, StringComparison.Ordinal));
            var doctor = await RfmBatchProcess.RunAsync(folder.Path, "doctor", "--store", database.ConnectionString);
            Assert.Contains("All bi views are the program's", doctor.Output, StringComparison.Ordinal);
            await RunAsync(database, SqlcmdFile.Batches(text));
        }
        finally
        {
            await database.DropAsync();
        }
    }

    private static async Task RunAsync(SqlServerDatabase database, IReadOnlyList<string> batches)
    {
        await using var connection = new SqlConnection(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 300;
        command.CommandText = "SELECT CASE WHEN SERVERPROPERTY('Babelfish') IS NULL THEN 0 ELSE 1 END;";
        if (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is 1)
        {
            Assert.Skip("Babelfish has no CREATE OR ALTER and cannot run Hangfire's installer; its dialect is tested beside the store.");
        }

        foreach (var batch in batches)
        {
            command.CommandText = batch;
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
    }
}
