using System.Globalization;
using RfmBatch.Core.Runs;

namespace RfmBatch.Core.Operations;

/// <summary>
/// Checks whether one customer has a share that nobody has: often a stand-in for buyers nobody knows, or ids that were lost.
/// </summary>
internal static class CustomerShareCheck
{
    /// <summary>From this share of orders or revenue on.</summary>
    private const double Limit = 0.2;

    /// <summary>Among fewer customers one may well have it.</summary>
    private const int LeastCustomers = 50;

    /// <summary>The check.</summary>
    public static QualityFinding Evaluate(RunResult result)
    {
        var check = QualityCatalogue.CustomerShare;
        if (result.ScoredCustomerCount < LeastCustomers)
        {
            return check.Passed($"fewer than {LeastCustomers} customers have scores.");
        }

        var orders = Largest(result, result.Summary.OrderCounts.Select(count => (long)count));
        var revenue = Largest(result, result.RevenueAmounts);
        var (key, share, what) = orders.Share > revenue.Share
            ? (orders.Key, orders.Share, "orders")
            : (revenue.Key, revenue.Share, "revenue");
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"the customer of key {key} has {share * 100:0.#}% of {what} (limit {Limit * 100:0}%, from {LeastCustomers} customers on)");
        return share < Limit
            ? check.Passed($"{text}.")
            : check.Failed(
                $"{text}; bi.Customer has the id. If it stands for buyers who are not known, load without it: rfmbatch load --null ID.");
    }

    // Of what is above 0: net of returns the sum may be small.
    private static (int Key, double Share) Largest(RunResult result, IEnumerable<long> values)
    {
        var (sum, most, at) = (0d, 0L, -1);
        var index = 0;
        foreach (var value in values)
        {
            sum += Math.Max(0, value);
            (most, at) = value > most ? (value, index) : (most, at);
            index++;
        }

        return at < 0 ? (0, 0) : (result.Summary.CustomerKeys[at], most / sum);
    }
}
