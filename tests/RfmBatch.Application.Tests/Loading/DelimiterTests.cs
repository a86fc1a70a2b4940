using RfmBatch.Application.Loading.Csv;

namespace RfmBatch.Application.Tests.Loading;

public sealed class DelimiterTests
{
    [Theory]
    [InlineData("a,b,c\n1,2,3", ",")]
    [InlineData("a;b;c\n1,5;2,5;3", ";")]
    [InlineData("a\tb\n1 2\t3", "tab")]
    [InlineData("a|b\n1|2,5", "pipe")]
    [InlineData(" a  b c\n 1  2 3", "space")]
    [InlineData("\"a;a;a\",b\n\"x;y;z\",2", ",")]
    [InlineData("customer id,first name\n1 2,a b", ",")]
    public void Guess_takes_the_separator_that_lines_agree_on(string text, string expected)
    {
        Assert.Equal(expected, Delimiter.Guess(text.Split('\n')).Name);
    }

    [Fact]
    public void Parse_names_what_is_allowed()
    {
        List<string> errors = [];
        Assert.Null(Delimiter.Parse("slash", errors));
        Assert.Equal(["--delimiter 'slash' is not allowed; it must be auto, ',', ';', tab, pipe or space."], errors);
    }
}
