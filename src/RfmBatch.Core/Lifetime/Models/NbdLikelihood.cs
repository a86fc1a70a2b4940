namespace RfmBatch.Core.Lifetime.Models;

/// <summary>Log-likelihood of the NBD (nobody drops out) over grouped histories, parameters r, α (weeks).</summary>
/// <remarks>
/// The limit of every model here as dropout vanishes: L = Γ(r+x)/Γ(r) · α^r/(α+T)^{r+x} (Ehrenberg 1959, for exact purchase times).
/// </remarks>
internal sealed class NbdLikelihood(HistoryGroups groups) : ILogLikelihood
{
    private readonly int _maxX = groups.RepeatOrderDays.DefaultIfEmpty(0).Max();

    public IReadOnlyList<double> Lowest { get; } = [ParameterBox.Lowest, ParameterBox.LowestWeeks(groups)];

    public IReadOnlyList<double> Highest { get; } = [ParameterBox.Highest, ParameterBox.HighestWeeks(groups)];

    public double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        var (r, alpha) = (parameters[0], parameters[1]);
        var rising = RisingSums.Of(r, _maxX);
        var weeks = WeekLogs.Of(alpha, groups.WeeksByAge);
        var logAlpha = Math.Log(alpha);
        var sums = GroupSum.Of(groups.Count, 3, (from, to, sum) =>
        {
            for (var i = from; i < to; i++)
            {
                var (x, age, weight) = (groups.RepeatOrderDays[i], groups.Ages[i], groups.Weights[i]);
                sum[0] += weight * (rising.Logs[x] + (r * logAlpha) - ((r + x) * weeks.Logs[age]));
                sum[1] += weight * (rising.Inverses[x] + logAlpha - weeks.Logs[age]);
                sum[2] += weight * ((r / alpha) - ((r + x) * weeks.Inverses[age]));
            }
        });
        gradient[0] = sums[1];
        gradient[1] = sums[2];
        return sums[0];
    }
}
