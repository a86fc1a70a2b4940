using RfmBatch.Storage.Sqlite.Loading;

namespace RfmBatch.Storage.Sqlite.Tests;

public sealed class RowOrderTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(1000, 1)]
    [InlineData(1000, 2047)]
    [InlineData(1000, 2048)]
    [InlineData(5000, 5_000_000)]
    [InlineData(5000, int.MaxValue)]
    public void Rows_come_by_customer_and_then_as_they_were(int count, int largestKey)
    {
        var random = new Random(7);
        int[] keys =
        [
            .. Enumerable.Range(0, count)
                .Select(index => index == 0 ? largestKey : random.Next(1, largestKey) % (index % 2 == 0 ? 50 : int.MaxValue))
        ];
        var order = new RowOrder();
        for (var again = 0; again < 2; again++)
        {
            var rows = order.Begin(count, count);
            for (var row = 0; row < count; row++)
            {
                rows[row] = ((long)keys[row] << 32) | (uint)row;
            }

            int[] expected = [.. Enumerable.Range(0, count).OrderBy(row => keys[row])];
            Assert.Equal(expected, order.Sort(count, largestKey).ToArray().Select(row => (int)row));
        }
    }
}
