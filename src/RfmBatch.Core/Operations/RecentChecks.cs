namespace RfmBatch.Core.Operations;

/// <summary>Whether customers buy as often and pay as much since the run before as they did until then.</summary>
/// <remarks>
/// A fall of orders alone is asked about, as a loss of stability is; amounts may be too high as well as too low. The levels are those of
/// one look. Two looks share a stretch, and the spread is never taken for less than chance between customers: with the checks that compare
/// windows alarms come in less than 5 % of the runs of shops in which nothing changes (benchmark <c>drift</c>).
/// </remarks>
internal static class RecentChecks
{
    private const double OrderLevel = .018;
    private const double AmountLevel = .012;

    /// <summary>A difference of logarithms that is worth a notice, and one that is worth a warning.</summary>
    private const double Notice = .05;
    private const double Warning = .15;

    /// <summary>Whether customers bought as often.</summary>
    public static QualityFinding OfOrders(RecentPurchases? recent) =>
        Judge(QualityCatalogue.RecentOrders, recent, recent?.Orders, OrderLevel, Orders, look => look.Level);

    /// <summary>Whether they paid as much.</summary>
    public static QualityFinding OfAmounts(RecentPurchases? recent) =>
        Judge(
            QualityCatalogue.RecentAmounts,
            recent,
            recent?.Amounts,
            AmountLevel,
            Amounts,
            look => 2 * Math.Min(look.Level, 1 - look.Level));

    private static QualityFinding Judge(
        QualityCheck check,
        RecentPurchases? recent,
        IReadOnlyList<RecentLook>? looks,
        double limit,
        Func<RecentLook, string> what,
        Func<RecentLook, double> chanceOf)
    {
        if (recent is null)
        {
            return check.Passed("no earlier run of the same configuration to compare with.");
        }

        if (looks is not { Count: > 0 })
        {
            return check.Passed(
                $"history is too short, or orders are too few, to know what to expect of {recent.Days} days (that takes a year and seven "
                + "such stretches).");
        }

        bool IsAlarm(RecentLook look) => chanceOf(look) < limit && Math.Abs(look.Change) >= Notice && !look.IsSeasonal;
        var worst = looks.OrderByDescending(IsAlarm).ThenBy(chanceOf).First();
        var detail = $"{what(worst)}; {worst.Earlier} stretches of {worst.Days} days before give that a chance of "
            + $"{Chance(chanceOf(worst))}, "
            + FormattableString.Invariant($"and {100 * limit:0.0#} % is the limit")
            + (worst.IsSeasonal ? " (a year before it was alike)." : ".");
        return !IsAlarm(worst)
            ? check.Passed(detail)
            : check.Failed(detail, Math.Abs(worst.Change) >= Warning ? CheckSeverity.Warning : CheckSeverity.Notice);
    }

    private static string Orders(RecentLook look) => FormattableString.Invariant(
        $"{look.Expected:0} orders of earlier customers expected in the last {look.Days} days, {look.Actual:0} came, ")
        + Percent(look.Change);

    private static string Amounts(RecentLook look) => FormattableString.Invariant(
        $"{look.Actual:0} customers paid {Percent(look.Change)} for an order in the last {look.Days} days against what they paid before");

    private static string Chance(double chance) =>
        chance < .0005 ? "less than 0.1 %" : FormattableString.Invariant($"{100 * chance:0.0} %");

    private static string Percent(double change) => FormattableString.Invariant($"{100 * (Math.Exp(change) - 1):+0.0;-0.0;0.0} %");
}
