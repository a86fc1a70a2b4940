using RfmBatch.EndToEnd.Tests.Rig;

namespace RfmBatch.EndToEnd.Tests;

public sealed class StoreTests
{
    [Fact]
    public async Task Deploying_twice_changes_nothing_the_second_time()
    {
        using var folder = new TemporaryFolder();
        await RfmBatchProcess.SucceedAsync(folder.Path, "deploy");

        var second = await RfmBatchProcess.SucceedAsync(folder.Path, "deploy");

        Assert.Equal("sqlite:rfmbatch.db is up to date.", second.Output.Trim());
    }

    [Fact]
    public async Task What_if_prints_scripts_and_creates_nothing()
    {
        using var folder = new TemporaryFolder();

        var result = await RfmBatchProcess.SucceedAsync(folder.Path, "deploy", "--what-if");

        Assert.Contains("CREATE TABLE", result.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("rfmbatch.db")));
    }

    [Theory]
    [InlineData("segments")]
    [InlineData("runs")]
    [InlineData("run")]
    public async Task A_store_without_schema_exits_with_1_and_says_deploy(string command)
    {
        using var folder = new TemporaryFolder();

        var result = await RfmBatchProcess.RunAsync(folder.Path, command);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(2, result.ErrorLines.Count);
        Assert.Contains("rfmbatch deploy", result.ErrorLines[1], StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("rfmbatch.db")), "a command that only reads must not create the file");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        using var folder = new TemporaryFolder();
        folder.Write("letter.db", "Dear Sir or Madam, this is not a database at all, however long one looks at it.");

        var result = await RfmBatchProcess.RunAsync(folder.Path, "deploy", "--store", "sqlite:letter.db");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(2, result.ErrorLines.Count);
        Assert.DoesNotContain("did not foresee", result.Error, StringComparison.Ordinal);
        Assert.StartsWith("Dear Sir", File.ReadAllText(folder.File("letter.db")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Server=127.0.0.1,1;Database=Rfm;User ID=sa;Password=Geh3im!;Connect Timeout=3")]
    [InlineData("Server=no-such-host.invalid;Database=Rfm;User ID=sa;Password=Geh3im!;Connect Timeout=3")]
    public async Task An_unreachable_server_exits_with_1_without_the_password(string store)
    {
        using var folder = new TemporaryFolder();

        var result = await RfmBatchProcess.RunAsync(folder.Path, "deploy", "--store", store, "--verbose");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("cannot be reached", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Geh3im!", result.Output + result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Databse=Rfm;Pasword=Geh3im!")]
    [InlineData("Server=x;;=;Password=Geh3im!")]
    [InlineData("Server=x;Password=Geh3im!")]
    [InlineData("sqlite:")]
    public async Task An_address_that_cannot_be_one_exits_with_2_without_being_repeated(string store)
    {
        using var folder = new TemporaryFolder();

        var result = await RfmBatchProcess.RunAsync(folder.Path, "deploy", "--store", store);

        Assert.Equal(2, result.ExitCode);
        Assert.DoesNotContain("Geh3im!", result.Output + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_store_is_taken_from_the_option_then_the_environment_then_the_file()
    {
        using var folder = new TemporaryFolder();
        folder.Write("rfmbatch.json", "{ \"Store\": \"sqlite:of-file.db\" }");
        var environment = RfmBatchProcess.Environment(("RFMBATCH_STORE", "sqlite:of-environment.db"));

        var ofFile = await RfmBatchProcess.RunAsync(folder.Path, "deploy");
        var ofEnvironment = await RfmBatchProcess.RunAsync(folder.Path, environment, "deploy");
        var ofOption = await RfmBatchProcess.RunAsync(folder.Path, environment, "deploy", "--store", "sqlite:of-option.db");

        Assert.Contains("of-file.db", ofFile.Output, StringComparison.Ordinal);
        Assert.Contains("of-environment.db", ofEnvironment.Output, StringComparison.Ordinal);
        Assert.Contains("of-option.db", ofOption.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"Stor\": \"sqlite:of-file.db\" }")]
    [InlineData("{ \"Store\": 5 }")]
    [InlineData("{ \"Store\": ")]
    [InlineData("[]")]
    public async Task A_broken_settings_file_exits_with_2(string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write("rfmbatch.json", text);

        var result = await RfmBatchProcess.RunAsync(folder.Path, "deploy");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("rfmbatch.json", result.ErrorLines[0], StringComparison.Ordinal);
    }
}
