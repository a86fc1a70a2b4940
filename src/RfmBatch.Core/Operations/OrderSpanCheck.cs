using System.Globalization;

namespace RfmBatch.Core.Operations;

/// <summary>Checks whether sale lines of one order id of a customer lie more than a month apart: ids that are used again.</summary>
internal static class OrderSpanCheck
{
    /// <summary>From this share of orders on it is a warning, below it a notice.</summary>
    private const double WarningShare = 0.001;

    /// <summary>The check.</summary>
    public static QualityFinding Evaluate(OrderSpans? spans)
    {
        var check = QualityCatalogue.OrderSpan;
        if (spans is not { OrderCount: > 0 })
        {
            return check.Passed("there are no orders.");
        }

        var part = spans.CustomerStep > 1 ? $" of every {spans.CustomerStep}th customer" : "";
        var counts = string.Create(
            CultureInfo.InvariantCulture,
            $"{spans.LongCount:N0} of {spans.OrderCount:N0} orders{part} have sales more than {OrderSpans.MostDays} days apart");
        return spans.LongCount == 0
            ? check.Passed($"{counts}.")
            : check.Failed(
                $"{counts}: an id that is used again counts as one order. Where the shop does so, load into a new store with --order-scope "
                + "year or day; a warning from 1 in 1,000 on.",
                spans.LongCount >= WarningShare * spans.OrderCount ? CheckSeverity.Warning : CheckSeverity.Notice);
    }
}

/// <summary>Orders by the days that their sale lines span.</summary>
/// <param name="OrderCount">Orders with a sale before as-of.</param>
/// <param name="LongCount">Of these, with more than <see cref="MostDays"/> days from first to last.</param>
/// <param name="CustomerStep">1 where all customers were looked at, else every so many.</param>
public sealed record OrderSpans(long OrderCount, long LongCount, int CustomerStep)
{
    /// <summary>Days between first and last sale line above which an order spans more than a month.</summary>
    public const int MostDays = 31;
}
