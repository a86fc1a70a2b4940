namespace RfmBatch.Core.Lifetime.Models;

/// <summary>ln(c + d/7) and 1/(c + d/7) for whole days d, so that no logarithm is taken per customer.</summary>
internal static class WeekLogs
{
    public const double DaysPerWeek = 7;

    public static (double[] Logs, double[] Inverses) Of(double c, int maxDays)
    {
        var (logs, inverses) = (new double[maxDays + 1], new double[maxDays + 1]);
        for (var day = 0; day <= maxDays; day++)
        {
            var value = c + (day / DaysPerWeek);
            logs[day] = Math.Log(value);
            inverses[day] = 1 / value;
        }

        return (logs, inverses);
    }
}
