using System.Globalization;
using RfmBatch.Core.Lifetime.Forecast;

namespace RfmBatch.Core.Operations;

/// <summary>Holds what came in the holdout against what the model itself allows.</summary>
/// <remarks>
/// An alarm needs both: that none of 200 holdouts that the model makes itself has any group of the check so far off (p &lt; .01), and 5 %.
/// One of them would do for the 1 %, but six checks look.
/// </remarks>
internal static class HoldoutChecks
{
    private const double Unlikely = .0075;
    private const double Off = .05;

    // A quarter is not what is predicted: a season that is left out shows far more.
    private const double QuarterOff = .1;
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
            (QualityCatalogue.HoldoutQuarters, ComparisonKind.OrdersByQuarter, "orders"),
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

        bool IsAlarm(HoldoutComparison one) => one.PValue < Unlikely
            && Math.Abs(one.Excess) >= (one.Kind == ComparisonKind.OrdersByQuarter ? QuarterOff : Off)
            && (one.Kind != ComparisonKind.Coverage || one.Excess > 0);
        var worst = comparisons.OrderByDescending(IsAlarm).ThenBy(one => one.PValue).ThenByDescending(one => Math.Abs(one.Excess)).First();
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
        var who = one.Kind is ComparisonKind.OrdersByAlive or ComparisonKind.OrdersByQuarter ? $"{one.Group}: " : whom;
        var sizes = one.Kind switch
        {
            ComparisonKind.Coverage => $"{Of(one.Predicted)} {what} promised, {Of(one.Actual)} were",
            ComparisonKind.OrderValue => $"{what} predicted at {Of(one.Predicted)}, came at {Of(one.Actual)}",
            _ => $"{Of(one.Predicted)} {what} predicted, {Of(one.Actual)} came",
        };
        var chance = one.PValue < .006 ? "0.5 % at most" : one.PValue.ToString("0.0 %", CultureInfo.InvariantCulture);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{who}{sizes} from {holdout.Period.From:yyyy-MM-dd} on ({holdout.Period.Weeks:0.0} weeks), {one.Excess:+0.0 %;-0.0 %;0 %}; "
            + $"the model gives such a difference a chance of {chance}");
    }
}
