using RfmBatch.Core;
using RfmBatch.Storage.SqlServer.Sql;

namespace RfmBatch.Storage.SqlServer.Tests;

/// <summary>Needs no server.</summary>
public sealed class SqlServerConnectionStringTests
{
    [Theory]
    [InlineData("Server=s;Database=d", true)]
    [InlineData("Server=s;Database=d;Encrypt=true", true)]
    [InlineData("Server=s;Database=d;encrypt=false", false)]
    public void Complete_encrypts_unless_the_string_says_otherwise(string text, bool isEncrypted) =>
        Assert.Equal(isEncrypted, Convert.ToString(SqlServerConnectionString.Complete(text)["Encrypt"], null) is "True" or "Mandatory");

    [Fact]
    public void Complete_names_the_program_unless_the_string_does()
    {
        Assert.Equal("RfmBatch", SqlServerConnectionString.Complete("Server=s;Database=d").ApplicationName);
        Assert.Equal("x", SqlServerConnectionString.Complete("Server=s;Database=d;Application Name=x").ApplicationName);
    }

    [Theory]
    [InlineData("Server=s;Database=d;Password=secret;NoSuchWord=1")]
    [InlineData("Server=s;Database=d;Password=secret;Connect Timeout=secret")]
    public void Complete_refuses_without_repeating_a_value(string text)
    {
        var failure = Assert.Throws<InvalidInputException>(() => SqlServerConnectionString.Complete(text));
        Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void DisplayName_has_no_user_and_no_password() =>
        Assert.Equal("d on s", new SqlServerStore("Server=s;Database=d;User ID=u;Password=secret").DisplayName);

    [Fact]
    public async Task Opening_an_unreachable_server_says_what_to_check()
    {
        await using var store = new SqlServerStore(
            "Server=127.0.0.1,9;Database=d;User ID=u;Password=secret;Connect Timeout=2;ConnectRetryCount=0");
        var failure = await Assert.ThrowsAsync<RfmBatchException>(() => store.EnsureDeployedAsync(TestContext.Current.CancellationToken));

        Assert.Contains("cannot be reached", failure.Message, StringComparison.Ordinal);
        Assert.Contains("port", failure.NextStep, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
    }
}
