using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Operations;

/// <summary>What customers did since the run before, against what earlier stretches of as many days let expect of them.</summary>
/// <remarks>
/// A window of a year takes in a change that is real by a twelfth a month; what is new shows it at once. Two looks: the newest stretch, and
/// the newest two as one, against those before them. A stretch is as long as the runs lie apart, 28 to 92 days.
/// </remarks>
public sealed class RecentPurchases
{
    /// <summary>Looks at one check.</summary>
    internal const int Looks = 2;

    /// <summary>Customers that are looked at, about; more do not sharpen what is found.</summary>
    private const int MostCustomers = 50_000;

    private const int ShortestDays = 28;
    private const int LongestDays = 92;
    private const int MostEarlier = 24;
    private const int FewestEarlier = 6;

    // Below, only a fall by a third or more would be no chance; of amounts, a rise by half.
    private const int FewestOrders = 40;
    private const int FewestBuyers = 20;

    private RecentPurchases(int days, IReadOnlyList<RecentLook> orders, IReadOnlyList<RecentLook> amounts) =>
        (Days, Orders, Amounts) = (days, orders, amounts);

    /// <summary>Days of a stretch.</summary>
    public int Days { get; }

    /// <summary>How often customers bought; none where history is too short or orders are too few.</summary>
    public IReadOnlyList<RecentLook> Orders { get; }

    /// <summary>What they paid for a purchase day.</summary>
    public IReadOnlyList<RecentLook> Amounts { get; }

    /// <summary>One of so many customers is looked at, by key.</summary>
    /// <param name="customers">Customers of the run.</param>
    public static int Step(int customers) => Math.Max(1, customers / MostCustomers);

    /// <summary>Compares.</summary>
    /// <param name="log">Purchases; customers whose keys are no multiple of <see cref="Step"/> are left out.</param>
    /// <param name="step">What <see cref="Step"/> says.</param>
    /// <param name="asOf">First day not observed.</param>
    /// <param name="previousAsOf">That of the run before, earlier.</param>
    public static RecentPurchases Compare(PurchaseLog log, int step, DateOnly asOf, DateOnly previousAsOf)
    {
        ArgumentNullException.ThrowIfNull(log);
        log = log.Taken([.. Enumerable.Range(0, log.Count).Where(place => log.CustomerKeys[place] % step == 0)]);
        var days = Math.Clamp(asOf.DayNumber - previousAsOf.DayNumber, ShortestDays, LongestDays);
        var (end, first) = (Day.FromDate(asOf), log.FirstDay());
        var (orders, amounts) = (new List<RecentLook>(), new List<RecentLook>());
        if (first == Day.None)
        {
            return new RecentPurchases(days, orders, amounts);
        }

        var credibility = AmountCredibility.Of(log, end);
        (StretchSpread Orders, StretchSpread Amounts)? spreads = null;
        for (var look = 1; look <= Looks; look++)
        {
            var length = look * days;
            var earlier = Math.Min(MostEarlier / look, (end - first - StretchTable.HistoryDays - length) / length);

            // The second newest stretch may have changed as well: it is no measure for the newest.
            var measure = new StretchRange(1 + Looks - look, earlier);
            if (look == 1 && measure.Count < FewestEarlier)
            {
                break;
            }

            var table = new StretchTable(log, end, length, earlier, credibility);
            var (bought, paid) = (table.OrderDeviations(measure), table.AmountDeviations(measure));
            spreads ??= (StretchSpread.Of(bought, measure), StretchSpread.Of(paid, measure));
            if (bought.Expected >= FewestOrders)
            {
                orders.Add(spreads.Value.Orders.Judge(bought, measure, look, length));
            }

            if (paid.Expected >= FewestBuyers)
            {
                amounts.Add(spreads.Value.Amounts.Judge(paid, measure, look, length));
            }
        }

        return new RecentPurchases(days, orders, amounts);
    }
}

/// <summary>One look at what is new.</summary>
/// <param name="Days">Days up to as-of.</param>
/// <param name="Earlier">Stretches as long that it is compared with.</param>
/// <param name="Expected">Orders that these let expect; for amounts, customers who bought.</param>
/// <param name="Actual">Orders that came; for amounts, the same customers.</param>
/// <param name="Change">Difference of logarithms: of orders, or of what a purchase day was worth.</param>
/// <param name="Level">How often chance, as it is from one earlier stretch to another, is as low as this or lower.</param>
/// <param name="IsSeasonal">Whether the stretch a year before was off in the same direction, two thirds as far at least.</param>
public sealed record RecentLook(
    int Days, int Earlier, double Expected, double Actual, double Change, double Level, bool IsSeasonal);
