using Microsoft.Data.SqlClient;
using RfmBatch.Core;

namespace RfmBatch.Storage.SqlServer.Tests;

public sealed class OpeningErrorsTests
{
    public OpeningErrorsTests()
    {
        if (SqlServerTestServer.UnavailableReason is not { } reason)
        {
            return;
        }

        if (SqlServerTestServer.IsRequired)
        {
            Assert.Fail(reason);
        }

        Assert.Skip(reason);
    }

    [Fact]
    public async Task A_refused_login_is_told_without_the_password()
    {
        var failure = await OpenAsync(builder =>
        {
            builder.InitialCatalog = "master";
            builder.Password = "wrong-secret";
        });

        Assert.Contains("refused the login", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-secret", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_database_is_told()
    {
        var failure = await OpenAsync(builder => builder.InitialCatalog = "rfmbatch_no_such_database");

        Assert.Contains("does not exist", failure.Message, StringComparison.Ordinal);
        Assert.Contains("CREATE DATABASE", failure.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Encryption_that_fails_says_what_to_set()
    {
        var failure = await OpenAsync(builder =>
        {
            builder.InitialCatalog = "master";
            builder["Encrypt"] = true;
            builder.TrustServerCertificate = false;
        });

        // A server that was set up without TLS is told from one whose certificate is not trusted.
        if (failure.Message.Contains("does not offer encryption", StringComparison.Ordinal))
        {
            Assert.Contains("Encrypt=false", failure.NextStep, StringComparison.Ordinal);
            return;
        }

        Assert.Contains("certificate", failure.Message, StringComparison.Ordinal);
        Assert.Contains("TrustServerCertificate=true", failure.NextStep, StringComparison.Ordinal);
    }

    private static async Task<RfmBatchException> OpenAsync(Action<SqlConnectionStringBuilder> change)
    {
        var builder = new SqlConnectionStringBuilder(SqlServerTestServer.ConnectionString) { Pooling = false };
        change(builder);
        await using var store = new SqlServerStore(builder.ConnectionString);
        return await Assert.ThrowsAsync<RfmBatchException>(() => store.Dialect.OpenAsync(TestContext.Current.CancellationToken));
    }
}
