using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Backtest;

/// <summary>How near candidates came to the orders of holdouts, in cells of what was known before: x and recency.</summary>
/// <remarks>
/// Deviance Σ 2(A ln(A/E) − (A − E)), ½ added to A and E, over x in {0, 1, 2, 3–4, 5–9, 10+} by quarter of t_x/T, pooled over holdouts.
/// Differences have their standard errors from a bootstrap of customers, who keep all their holdouts.
/// </remarks>
internal sealed class HoldoutCells
{
    private const int Cells = 24;
    private const int Resamples = 200;
    private readonly double[] _deviances;
    private readonly double[][] _resampled;

    private HoldoutCells(double[] deviances, double[][] resampled) => (_deviances, _resampled) = (deviances, resampled);

    /// <summary>Deviance of each candidate.</summary>
    public IReadOnlyList<double> Deviances => _deviances;

    /// <summary>By how much one candidate's deviance is above another's, and the standard error of that.</summary>
    public (double Difference, double Error) Difference(int one, int other)
    {
        var differences = Array.ConvertAll(_resampled, sample => sample[one] - sample[other]);
        var mean = differences.Average();
        return (
            _deviances[one] - _deviances[other],
            Math.Sqrt(differences.Sum(difference => (difference - mean) * (difference - mean)) / (differences.Length - 1)));
    }

    /// <summary>Measures candidates.</summary>
    /// <param name="log">Customers.</param>
    /// <param name="holdouts">First day of each and the day after its last.</param>
    /// <param name="isNet">Whether returns reduce purchases.</param>
    /// <param name="clock">Operational time.</param>
    /// <param name="candidates">Each with parameters from the whole time, to start from.</param>
    /// <param name="seed">Of the bootstrap.</param>
    public static HoldoutCells Of(
        PurchaseLog log,
        IReadOnlyList<(int From, int End)> holdouts,
        bool isNet,
        WeekClock clock,
        IReadOnlyList<(CandidateModel Candidate, IPurchaseModel Near)> candidates,
        int seed)
    {
        var count = log.Count;
        var cells = new byte[holdouts.Count][];
        var actual = new int[holdouts.Count][];
        var expected = new float[holdouts.Count][][];
        for (var h = 0; h < holdouts.Count; h++)
        {
            var (from, end) = holdouts[h];
            var history = log.HistoryAt(from, isNet);
            var groups = HistoryGroups.From(history, clock: clock);
            var fitter = new PurchaseModelFitter(groups);
            actual[h] = log.OutcomeBetween(from, end, isNet).OrderDays;
            cells[h] = new byte[count];
            for (var i = 0; i < count; i++)
            {
                cells[h][i] = history.RepeatOrderDays[i] < 0
                    ? byte.MaxValue
                    : CellOf(history.RepeatOrderDays[i], history.AgesAtLastOrder[i], history.Ages[i]);
            }

            expected[h] = [.. candidates.Select(one =>
            {
                var model = fitter.Fit(one.Candidate, one.Near).Model;
                var forecast = HistoryForecast.Of(groups, model, clock.Weeks(from - 1, end - 1));
                return Array.ConvertAll(groups.GroupOfCustomer, group => group < 0 ? 0 : (float)forecast.ExpectedOrders[group]);
            })];
        }

        double[] Deviances(Func<int, int> weight) =>
            [.. Deviance(cells, actual, expected, candidates.Count, count, weight)];
        var resampled = new double[Resamples][];
        Parallel.For(0, Resamples, sample =>
        {
            var (random, weights) = (new RandomStream(seed, -7, sample), new byte[count]);
            for (var i = 0; i < count; i++)
            {
                weights[random.Next(count)]++;
            }

            resampled[sample] = Deviances(i => weights[i]);
        });
        return new HoldoutCells(Deviances(_ => 1), resampled);
    }

    private static byte CellOf(int x, int last, int age)
    {
        var row = x switch { 0 => 0, 1 => 1, 2 => 2, <= 4 => 3, <= 9 => 4, _ => 5 };
        return (byte)((row * 4) + (age == 0 ? 0 : Math.Min(3, 4L * last / age)));
    }

    private static double[] Deviance(byte[][] cells, int[][] actual, float[][][] expected, int candidates, int count, Func<int, int> weight)
    {
        var came = new double[Cells];
        var predicted = new double[candidates, Cells];
        for (var i = 0; i < count; i++)
        {
            var times = weight(i);
            for (var h = 0; times > 0 && h < cells.Length; h++)
            {
                var cell = cells[h][i];
                if (cell == byte.MaxValue)
                {
                    continue;
                }

                came[cell] += times * actual[h][i];
                for (var c = 0; c < candidates; c++)
                {
                    predicted[c, cell] += times * expected[h][c][i];
                }
            }
        }

        return [.. Enumerable.Range(0, candidates).Select(c => Enumerable.Range(0, Cells).Sum(cell =>
        {
            var (a, e) = (came[cell] + .5, predicted[c, cell] + .5);
            return 2 * ((a * Math.Log(a / e)) - (a - e));
        }))];
    }
}
