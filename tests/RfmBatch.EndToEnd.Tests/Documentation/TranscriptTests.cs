namespace RfmBatch.EndToEnd.Tests.Documentation;

/// <summary>The readers of pages themselves.</summary>
public sealed class TranscriptTests
{
    [Theory]
    [InlineData("rfmbatch run --as-of 2026-01-01", "rfmbatch", "run", "--as-of", "2026-01-01")]
    [InlineData("rfmbatch loads set s --schedule '*/5 * * * *' # often", "rfmbatch", "loads", "set", "s", "--schedule", "*/5 * * * *")]
    [InlineData("rfmbatch plan --cost \"Letter Home=0.5\" --cost ''", "rfmbatch", "plan", "--cost", "Letter Home=0.5", "--cost", "")]
    [InlineData("rfmbatch forget K1#2", "rfmbatch", "forget", "K1#2")]
    public void Words_are_cut_as_in_a_shell(string line, params string[] words) => Assert.Equal(words, CommandWords.Of(line));

    [Theory]
    [InlineData("rfmbatch runs | head")]
    [InlineData("rfmbatch runs > runs.txt")]
    [InlineData("rfmbatch deploy && rfmbatch run")]
    [InlineData("rfmbatch load transactions *.csv")]
    [InlineData("rfmbatch run --store \"$STORE\"")]
    [InlineData("rfmbatch run --where 'Country=Cote")]
    public void What_needs_a_shell_is_refused(string line) => Assert.Throws<FormatException>(() => CommandWords.Of(line));

    [Theory]
    [InlineData("a|b", "a|b", true)]
    [InlineData("a", "a|b", false)]
    [InlineData("a|b", "a", false)]
    [InlineData("a|...", "a|b|c", true)]
    [InlineData("...|c", "a|b|c", true)]
    [InlineData("a|...|c|...|e", "a|c|c|d|e", true)]
    [InlineData("a|...|x", "a|b|c", false)]
    [InlineData("Run ... of [1]", "Run 12 of [1]", true)]
    [InlineData("Run ... of [1]", "Run 12 of 1", false)]
    public void Three_points_stand_for_what_is_left_out(string shown, string actual, bool matches) =>
        Assert.Equal(matches, ShownOutput.Matches(shown.Split('|'), actual.Split('|')));
}
