namespace RfmBatch.Core.Lifetime.Models;

/// <summary>
/// How far parameters may go. Where a maximum lies at infinity (equal customers, no dropout) the search ends at the edge, which is as good
/// and finite.
/// </summary>
internal static class ParameterBox
{
    public const double Lowest = 1e-5;
    public const double Highest = 1e5;

    /// <summary>Least scale of times: a small part of the mean age.</summary>
    public static double LowestWeeks(HistoryGroups groups) => MeanAge(groups) * 1e-3;

    /// <summary>Greatest scale of times.</summary>
    public static double HighestWeeks(HistoryGroups groups) => MeanAge(groups) * 1e6;

    /// <summary>Mean T in weeks, at least one day.</summary>
    public static double MeanAge(HistoryGroups groups)
    {
        var sum = 0.0;
        for (var i = 0; i < groups.Count; i++)
        {
            sum += groups.Weights[i] * groups.WeeksByAge[groups.Ages[i]];
        }

        return Math.Max(1 / WeekLogs.DaysPerWeek, sum / Math.Max(groups.TotalWeight, double.Epsilon));
    }
}
