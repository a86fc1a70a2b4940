namespace RfmBatch.Application.Sampling;

/// <summary>Who orders on which day, in the order of time.</summary>
internal sealed class SampleOrders
{
    // Day in the upper half, customer in the lower: sorting the numbers is sorting by time.
    private readonly long[] _orders;

    private SampleOrders(long[] orders, int count)
    {
        _orders = orders;
        Count = count;
    }

    /// <summary>Orders.</summary>
    public int Count { get; }

    /// <summary>
    /// Draws each customer's orders from a stream of its own, so that the first customers are the same whatever their number.
    /// </summary>
    public static SampleOrders Draw(int customers, int seed, CancellationToken cancellationToken)
    {
        var orders = new long[(customers * 4L) + 1024];
        var count = 0;
        for (var customer = 0; customer < customers; customer++)
        {
            if (customer % 65_536 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var random = new SampleRandom(seed, customer + 1);
            var rate = random.NextGamma(SampleShop.RateShape, SampleShop.RatePerDay);
            var leaving = random.NextBeta(SampleShop.DropoutA, SampleShop.DropoutB);

            // New customers come all the time, a little fewer at the end; a customer's first order is what makes one.
            var day = SampleShop.DayCount * Math.Pow(random.NextDouble(), 1.15);
            while (day < SampleShop.DayCount)
            {
                if (count == orders.Length)
                {
                    Array.Resize(ref orders, count * 2);
                }

                orders[count++] = ((long)(int)day << 32) | (uint)customer;
                if (random.NextDouble() < leaving)
                {
                    break;
                }

                day += random.NextExponential(1 / rate);
            }
        }

        Array.Sort(orders, 0, count);
        return new SampleOrders(orders, count);
    }

    /// <summary>The customer of an order, from 0.</summary>
    public int CustomerOf(int index) => (int)_orders[index];

    /// <summary>The day of an order, from 0.</summary>
    public int DayOf(int index) => (int)(_orders[index] >> 32);
}
