using RfmBatch.EndToEnd.Tests.Rig;

namespace RfmBatch.EndToEnd.Tests;

public sealed class UsageTests
{
    [Fact]
    public async Task Help_lists_the_commands_and_exits_with_0()
    {
        using var folder = new TemporaryFolder();

        var result = await RfmBatchProcess.RunAsync(folder.Path, "--help");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("--store <ADDRESS>", result.Output, StringComparison.Ordinal);
        Assert.Empty(result.ErrorLines);
    }

    [Fact]
    public async Task Unknown_options_are_all_named_at_once_with_what_was_meant_and_exit_with_2()
    {
        using var folder = new TemporaryFolder();

        var result = await RfmBatchProcess.RunAsync(folder.Path, "serve", "--stor", "--verbos", "--nonsense");

        Assert.Equal(2, result.ExitCode);
        Assert.Equal(
            [
                "error: Unrecognized command or argument '--stor'. Did you mean --store?",
                "error: Unrecognized command or argument '--verbos'. Did you mean --verbose?",
                "error: Unrecognized command or argument '--nonsense'.",
                "next:  rfmbatch serve --help shows what there is.",
            ],
            result.ErrorLines);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task An_unknown_command_exits_with_2_and_names_the_nearest()
    {
        using var folder = new TemporaryFolder();

        var result = await RfmBatchProcess.RunAsync(folder.Path, "deplyo");

        Assert.Equal(2, result.ExitCode);
        Assert.Equal(
            ["error: Unrecognized command or argument 'deplyo'. Did you mean deploy?", "next:  rfmbatch --help shows what there is."],
            result.ErrorLines);
    }

    [Theory]
    [InlineData("compare 1 2 --top x", "error: Cannot parse argument 'x' for option '--top' as expected type 'System.Int32'.")]
    [InlineData("compare 1 2 --top 1001", "error: --top must be a whole number from 0 to 1000.")]
    [InlineData("load transactions --table a --table b", "error: Option '--table' expects a single argument but 2 were provided.")]
    [InlineData("load transactions --table a --delimiter ;", "error: --delimiter is for files; it cannot be used with --table.")]
    [InlineData("load transactions", "error: Give the FILE to load, or --table.")]
    [InlineData("programs set a --active true --active true", "error: Option '--active' expects a single argument but 2 were provided.")]
    [InlineData("programs set a --active --enabled off", "error: --active and --enabled are the same and were given opposite values.")]
    [InlineData(
        "programs set a --active TRUE --enabled off", "error: --active and --enabled are the same and were given opposite values.")]
    public async Task What_cannot_be_read_is_said_beside_what_a_command_asks_for(string arguments, string error)
    {
        using var folder = new TemporaryFolder();

        var result = await RfmBatchProcess.RunAsync(folder.Path, arguments.Split(' '));

        Assert.Equal((2, error), (result.ExitCode, result.ErrorLines[0]));
        Assert.Equal(2, result.ErrorLines.Count);
    }

    [Fact]
    public async Task A_connection_string_after_a_mistyped_option_is_not_repeated()
    {
        using var folder = new TemporaryFolder();

        var result = await RfmBatchProcess.RunAsync(folder.Path, "serve", "--stor", "Server=x;Database=y;User ID=z;Password=Geh3im!");

        Assert.Equal(2, result.ExitCode);
        Assert.DoesNotContain("Geh3im!", result.Output + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_on_a_store_that_is_not_deployed_says_how_to_go_on_and_exits_with_1()
    {
        using var folder = new TemporaryFolder();

        var result = await RfmBatchProcess.RunAsync(folder.Path, "serve", "--urls", "http://localhost:5099");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(2, result.ErrorLines.Count);
        Assert.StartsWith("error: ", result.ErrorLines[0], StringComparison.Ordinal);
        Assert.Contains("rfmbatch deploy", result.ErrorLines[1], StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }
}
