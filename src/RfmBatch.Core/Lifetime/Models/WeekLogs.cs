namespace RfmBatch.Core.Lifetime.Models;

/// <summary>ln(c + T) and 1/(c + T) by age in days, so that no logarithm of T is taken per customer.</summary>
internal static class WeekLogs
{
    public const double DaysPerWeek = 7;

    /// <summary>Tables over weeks by age.</summary>
    public static (double[] Logs, double[] Inverses) Of(double c, double[] weeksByAge)
    {
        var (logs, inverses) = (new double[weeksByAge.Length], new double[weeksByAge.Length]);
        for (var day = 0; day < logs.Length; day++)
        {
            var value = c + weeksByAge[day];
            logs[day] = Math.Log(value);
            inverses[day] = 1 / value;
        }

        return (logs, inverses);
    }
}
