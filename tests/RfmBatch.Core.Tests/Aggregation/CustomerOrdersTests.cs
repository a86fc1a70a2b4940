using System.Text;
using RfmBatch.Core.Aggregation;

namespace RfmBatch.Core.Tests.Aggregation;

public sealed class CustomerOrdersTests
{
    [Fact]
    public void An_order_counts_once_in_each_period()
    {
        var orders = new CustomerOrders();

        Assert.Equal(
            [true, false, true, false, true],
            new[] { (1, "a"), (1, "a"), (2, "a"), (2, "a"), (1, "b") }.Select(order => Add(orders, order.Item1, order.Item2)));
    }

    [Fact]
    public void An_id_that_begins_like_another_is_another()
    {
        var orders = new CustomerOrders();

        Assert.True(Add(orders, 0, "order 1"));
        Assert.True(Add(orders, 0, "order 10"));
        Assert.True(Add(orders, 0, "order"));
        Assert.True(Add(orders, 0, ""));
        Assert.False(Add(orders, 0, ""));
    }

    // By a HashSet, over more orders than are looked along and more bytes than there is room for at first.
    [Fact]
    public void However_many_there_are_each_counts_once_and_the_next_customer_begins_anew()
    {
        var orders = new CustomerOrders();
        var random = new Random(1);
        foreach (var different in (int[])[1, 31, 32, 33, 500])
        {
            var seen = new HashSet<(int, string)>();
            for (var i = 0; i < 3_000; i++)
            {
                var (period, id) = (random.Next(2), $"{new string('x', random.Next(3) * 200)}{random.Next(different)}");
                Assert.Equal(seen.Add((period, id)), Add(orders, period, id));
            }

            orders.Clear();
        }
    }

    private static bool Add(CustomerOrders orders, int period, string id) => orders.Add(period, Encoding.UTF8.GetBytes(id));
}
