using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Operations;

/// <summary>
/// What a customer will pay for a purchase day, on the log scale, by what it paid: between its own mean and everybody's, by credibility
/// (H. Bühlmann, ASTIN Bulletin 4, 1967).
/// </summary>
internal sealed class AmountCredibility
{
    private readonly double _mean;
    private readonly double _within;
    private readonly double _between;

    private AmountCredibility(double mean, double within, double between) => (_mean, _within, _between) = (mean, within, between);

    /// <summary>By moments.</summary>
    /// <param name="log">Purchases; only amounts above 0 count.</param>
    /// <param name="end">First day that does not count.</param>
    public static AmountCredibility Of(PurchaseLog log, int end)
    {
        var (squares, free) = (0.0, 0);
        var (customers, sum, sumOfSquares, inverses) = (0, 0.0, 0.0, 0.0);
        for (var place = 0; place < log.Count; place++)
        {
            var own = new LogAmounts();
            for (var row = log.Starts[place]; row < log.Ends[place] && log.Days[row] < end; row++)
            {
                if (!log.IsReturn[row])
                {
                    own.Add(log.Amounts[row]);
                }
            }

            if (own.Count > 0)
            {
                squares += own.SquaresAroundMean;
                free += own.Count - 1;
                customers++;
                sum += own.Mean;
                sumOfSquares += own.Mean * own.Mean;
                inverses += 1.0 / own.Count;
            }
        }

        var within = Math.Max(1e-9, free > 0 ? squares / free : 1);
        var mean = customers > 0 ? sum / customers : 0;
        var ofMeans = customers > 0 ? (sumOfSquares / customers) - (mean * mean) : 0;
        return new AmountCredibility(mean, within, Math.Max(1e-9, ofMeans - (customers > 0 ? within * inverses / customers : 0)));
    }

    /// <summary>Mean of logarithms that is expected, and the variance of what comes around it.</summary>
    /// <param name="before">What the customer paid; nothing for a new one.</param>
    /// <param name="orders">Purchases that come, 1 or more.</param>
    public (double Mean, double Variance) Expect(LogAmounts before, int orders)
    {
        var all = (before.Count * _between) + _within;
        var weight = before.Count * _between / all;
        return (before.Count == 0 ? _mean : _mean + (weight * (before.Mean - _mean)), (_between * _within / all) + (_within / orders));
    }
}

/// <summary>Logarithms of amounts, added up; amounts of 0 or less are left out.</summary>
internal struct LogAmounts
{
    private double _sum;
    private double _squares;

    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>Their mean; there is one at least.</summary>
    public readonly double Mean => _sum / Count;

    /// <summary>Sum of squares around it.</summary>
    public readonly double SquaresAroundMean => Math.Max(0, _squares - (_sum * _sum / Count));

    /// <summary>Adds an amount, ten-thousandths.</summary>
    public void Add(long amount)
    {
        if (amount > 0)
        {
            var value = Math.Log(Amount.ToDouble(amount));
            (_sum, _squares, Count) = (_sum + value, _squares + (value * value), Count + 1);
        }
    }
}
