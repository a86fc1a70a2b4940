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
                "error: rfmbatch serve has no option '--stor'. Did you mean --store?",
                "error: rfmbatch serve has no option '--verbos'. Did you mean --verbose?",
                "error: rfmbatch serve has no option '--nonsense'.",
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
            ["error: rfmbatch has no command 'deplyo'. Did you mean deploy?", "next:  rfmbatch --help shows what there is."],
            result.ErrorLines);
    }

    [Theory]
    [InlineData("compare 1 2 --top x", "error: --top 'x' is not allowed; it must be a whole number, at most 2147483647.")]
    [InlineData("compare 1 2 --top 1001", "error: --top '1001' is not allowed; it must be a whole number from 0 to 1000.")]
    [InlineData("load transactions --table a --table b", "error: --table is given 2 times; give it once.")]
    [InlineData("load transactions --table a --delimiter ;", "error: --delimiter is for files; it cannot be used with --table.")]
    [InlineData("load transactions", "error: Give the FILE to load, or --table.")]
    [InlineData("programs set a --active true --active true", "error: --active is given 2 times; give it once.")]
    [InlineData(
        "programs set a --active --enabled off",
        "error: --active and --enabled are the same and were given opposite values; give one of them.")]
    [InlineData(
        "programs set a --active TRUE --enabled off",
        "error: --active and --enabled are the same and were given opposite values; give one of them.")]
    [InlineData("explain", "error: rfmbatch explain needs CUSTOMER (the customer's id, exactly as it was loaded).")]
    [InlineData("compare 1", "error: rfmbatch compare needs RUN (the run to compare to).")]
    [InlineData("export Run", "error: rfmbatch export needs --out FILE.csv (the CSV file to write; one that is there is replaced).")]
    [InlineData("load", "error: rfmbatch load needs a command: transactions, customers.")]
    [InlineData("run --bins", "error: --bins has no value; give it as --bins N.")]
    [InlineData("publish x", "error: RUN 'x' is not allowed; it must be a whole number, at most 2147483647.")]
    [InlineData("segments --run 1e6", "error: --run '1e6' is not allowed; it must be a whole number, at most 2147483647.")]
    [InlineData("runs --output jsn", "error: --output 'jsn' is not allowed; it must be table or json. Did you mean json?")]
    [InlineData("programs set a --active maybe", "error: --active 'maybe' is not allowed; it must be true or false.")]
    [InlineData("programs set a --active=maybe", "error: --active 'maybe' is not allowed; it must be true or false.")]
    [InlineData("run --trial yes", "error: --trial takes no value, but 'yes' follows it.")]
    [InlineData("runs extra", "error: 'extra' is one word too many for rfmbatch runs.")]
    [InlineData(
        "run --where Country=United Kingdom",
        "error: 'Kingdom' is one word too many for rfmbatch run; a text with blanks needs quotes.")]
    [InlineData("DEMO", "error: rfmbatch has no command 'DEMO'. Did you mean demo?")]
    public async Task What_cannot_be_read_is_said_beside_what_a_command_asks_for(string arguments, string error)
    {
        var result = await TypedLine.RunAsync(arguments.Split(' '));

        Assert.Equal((2, error), (result.ExitCode, result.ErrorLines[0]));
        Assert.Equal(2, result.ErrorLines.Count);
    }

    [Theory]
    [InlineData("run --bin 5", "error: rfmbatch run has no option '--bin'. Did you mean --bins?")]
    [InlineData("run --bin=5", "error: rfmbatch run has no option '--bin'. Did you mean --bins?")]
    [InlineData("load transactoin x.csv --map a=b", "error: rfmbatch load has no command 'transactoin'. Did you mean transactions?")]
    [InlineData("load transactions --tabel dbo.x", "error: rfmbatch load transactions has no option '--tabel'. Did you mean --table?")]
    [InlineData("sample --custmers 5 --out x.csv", "error: rfmbatch sample has no option '--custmers'. Did you mean --customers?")]
    [InlineData("explain --outptu json C1", "error: rfmbatch explain has no option '--outptu'. Did you mean --output?")]
    [InlineData("explain --outptu", "error: rfmbatch explain has no option '--outptu'. Did you mean --output?")]
    [InlineData("compare --tpo 5 1 2", "error: rfmbatch compare has no option '--tpo'. Did you mean --top?")]
    [InlineData(
        "explain -- --outptu --store",
        "error: '--store' is one word too many for rfmbatch explain; a text with blanks needs quotes.")]
    [InlineData("programs shwo x", "error: rfmbatch programs has no command 'shwo'. Did you mean show?")]
    public async Task What_follows_from_an_error_is_no_error_of_its_own(string arguments, string error)
    {
        var result = await TypedLine.RunAsync(arguments.Split(' '));

        Assert.Equal((2, error), (result.ExitCode, result.ErrorLines[0]));
        Assert.Equal(2, result.ErrorLines.Count);
    }

    [Fact]
    public async Task What_does_not_follow_is_said_at_once_too()
    {
        var result = await TypedLine.RunAsync("export", "Run", "--uot", "json", "--run", "x");

        Assert.Equal(
            [
                "error: rfmbatch export has no option '--uot'. Did you mean --out?",
                "error: --run 'x' is not allowed; it must be a whole number, at most 2147483647.",
                "next:  rfmbatch export --help shows what there is.",
            ],
            result.ErrorLines);
    }

    [Fact]
    public async Task A_connection_string_after_a_mistyped_option_is_not_repeated()
    {
        var result = await TypedLine.RunAsync("serve", "--stor", "Server=x;Database=y;User ID=z;Password=Geh3im!");

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
