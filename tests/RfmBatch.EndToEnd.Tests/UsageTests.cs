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
