using RfmBatch.Cli.Output;

namespace RfmBatch.EndToEnd.Tests;

public sealed class ParagraphTests
{
    [Fact]
    public void A_sentence_is_broken_between_words_and_indented() =>
        Assert.Equal(
            ["  note  one two", "        three", "        unbreakable", "        four"],
            Paragraph.Lines("  note  one two three unbreakable four", 8, 15));

    [Fact]
    public void A_pipe_gets_one_line() => Assert.Equal(["a  b c"], Paragraph.Lines("a  b c", 4, int.MaxValue));
}
