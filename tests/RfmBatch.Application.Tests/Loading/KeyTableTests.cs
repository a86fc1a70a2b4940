using RfmBatch.Application.Loading;

namespace RfmBatch.Application.Tests.Loading;

public sealed class KeyTableTests
{
    [Fact]
    public void Texts_are_numbered_as_they_come_however_many_there_are()
    {
        const int Texts = 20_000; // the table grows six times
        var table = new KeyTable();
        for (var round = 0; round < 2; round++)
        {
            for (var index = 0; index < Texts; index++)
            {
                var text = $"K{index * 7919 % Texts}";

                Assert.Equal(index, table.Add(text, out string? added));
                Assert.Equal(round == 0 ? text : null, added);
            }
        }

        Assert.Equal(Texts, table.Count);
    }

    [Fact]
    public void Texts_are_compared_by_code_point()
    {
        var table = new KeyTable();
        string[] texts = ["a1", "A1", "\u00E9", "e\u0301", "e", "", "\U0001F600"];

        Assert.Equal(Enumerable.Range(0, texts.Length), texts.Select(text => table.Add(text, out _)));
        Assert.Equal(2, table.Add("\u00E9", out _));
        Assert.Equal(2, table.Add("\u00E9", out string? again));
        Assert.Null(again);
    }
}
