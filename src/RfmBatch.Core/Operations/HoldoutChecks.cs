using System.Globalization;
using RfmBatch.Core.Lifetime.Forecast;

namespace RfmBatch.Core.Operations;

/// <summary>Holds what came in the holdout against what the model itself allows.</summary>
/// <remarks>
/// An alarm needs both: less likely than 1 %, and 5 % off. The 1 % is shared by the two kinds of checks (of sums, and of groups) and by a
/// check's groups (Bonferroni), so that a model that holds is seldom accused by any of them.
/// </remarks>
internal static class HoldoutChecks
{
    private const double Unlikely = .005;
    private const double Off = .05;
    private const double FarOff = .2;

    public static IEnumerable<QualityFinding> Evaluate(LifetimeResult value)
    {
        foreach (var (check, kind, what) in new[]
        {
            (QualityCatalogue.HoldoutOrders, ComparisonKind.Orders, "orders"),
            (QualityCatalogue.HoldoutCoverage, ComparisonKind.Coverage, "customers within their interval"),
            (QualityCatalogue.HoldoutFrequency, ComparisonKind.OrdersByFrequency, "orders"),
            (QualityCatalogue.HoldoutAlive, ComparisonKind.OrdersByAlive, "orders"),
            (QualityCatalogue.HoldoutValue, ComparisonKind.OrderValue, "a purchase day"),
        })
        {
            yield return value.Holdout is { } holdout
                ? Judge(check, [.. holdout.Comparisons.Where(one => one.Kind == kind)], what, holdout)
                : check.Passed($"no holdout: {value.HoldoutReason}");
        }
    }

    private static QualityFinding Judge(QualityCheck check, HoldoutComparison[] comparisons, string what, HoldoutResult holdout)
    {
        if (comparisons.Length == 0)
        {
            return check.Passed("too little in the holdout to judge by.");
        }

        bool IsAlarm(HoldoutComparison one) => one.PValue * comparisons.Length < Unlikely && Math.Abs(one.Excess) >= Off
            && (one.Kind != ComparisonKind.Coverage || one.Excess > 0);
        var worst = comparisons.OrderByDescending(IsAlarm).ThenBy(one => one.PValue).First();
        var detail = Detail(worst, what, holdout) + (comparisons.Length == 1
            ? "."
            : FormattableString.Invariant($"; {comparisons.Count(IsAlarm)} of {comparisons.Length} groups are off."));
        return IsAlarm(worst)
            ? check.Failed(detail, Math.Abs(worst.Excess) < FarOff ? CheckSeverity.Notice : CheckSeverity.Warning)
            : check.Passed(detail);
    }

    private static string Detail(HoldoutComparison one, string what, HoldoutResult holdout)
    {
        var format = one.Kind == ComparisonKind.OrderValue ? "0.00" : "0";
        string Of(double value) => value.ToString(format, CultureInfo.InvariantCulture);
        var whom = one.Group.Length == 0 ? "" : $"{(one.Kind == ComparisonKind.Coverage ? "those " : "customers with ")}{one.Group}: ";
        var who = one.Kind == ComparisonKind.OrdersByAlive ? $"{one.Group}: " : whom;
        var sizes = one.Kind switch
        {
            ComparisonKind.Coverage => $"{Of(one.Predicted)} {what} promised, {Of(one.Actual)} were",
            ComparisonKind.OrderValue => $"{what} predicted at {Of(one.Predicted)}, came at {Of(one.Actual)}",
            _ => $"{Of(one.Predicted)} {what} predicted, {Of(one.Actual)} came",
        };
        var chance = one.PValue < .0005 ? "less than 0.1 %" : one.PValue.ToString("0.0 %", CultureInfo.InvariantCulture);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{who}{sizes} from {holdout.Period.From:yyyy-MM-dd} on ({holdout.Period.Weeks:0.0} weeks), {one.Excess:+0.0 %;-0.0 %;0 %}; "
            + $"the model gives such a difference a chance of {chance}");
    }
}
