using RfmBatch.Storage.Aggregation;

namespace RfmBatch.Application.Tests.Runs;

public sealed class OrdinalOrderTests
{
    [Theory]
    [InlineData("a", "a")]
    [InlineData("b", "a", "c")]
    [InlineData("C10", "C1", "C1\0", "C", "C100")]
    [InlineData("prefix-longer-than-eight-2", "prefix-longer-than-eight-1", "prefix-longer-than-eight-10")]
    [InlineData("x123456789", "x123456788", "x12345678", "y")]
    [InlineData("é", "e", "E", "\u0100", "\U0001F600", "\uFFFD", "z")]
    [InlineData("", "a", "")]
    public void Order_is_that_of_CompareOrdinal(params string[] ids)
    {
        var expected = Enumerable.Range(0, ids.Length).OrderBy(i => ids[i], StringComparer.Ordinal);

        Assert.Equal(expected, OrdinalOrder.Of(ids));
    }

    [Theory]
    [InlineData(1, "ab\0")]
    [InlineData(2, "aé\u0100\uD83D\uFFFF")]
    public void Order_is_that_of_CompareOrdinal_for_any_ids(int seed, string alphabet)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var ids = Enumerable.Range(0, random.Next(1, 40))
                .Select(_ => new string([.. Enumerable.Range(0, random.Next(12)).Select(_ => alphabet[random.Next(alphabet.Length)])]))
                .ToArray();

            Assert.Equal(Enumerable.Range(0, ids.Length).OrderBy(i => ids[i], StringComparer.Ordinal), OrdinalOrder.Of(ids));
        }
    }
}
