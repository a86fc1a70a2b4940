namespace RfmBatch.Core.Lifetime.Models;

/// <summary>Log-likelihood of BG/NBD or MBG/NBD over grouped histories, parameters r, α (weeks), a, b.</summary>
/// <remarks>
/// Fader, Hardie and Lee (2005), eq. (6); Batislam, Denizel and Filiztekin (2007), eq. (3). With y = x + 1 where dropout may follow the
/// first purchase (MBG) and y = x where it may not (BG): L = Γ(r+x)/Γ(r) · α^r/(α+T)^{r+x} · B(a, b+y)/B(a, b) · (1 + [y &gt; 0] a/(b+y−1)
/// · ((α+T)/(α+t_x))^{r+x}).
/// </remarks>
internal sealed class BgNbdLikelihood(HistoryGroups groups, bool dropsOutAtFirst) : ILogLikelihood
{
    private readonly int _maxX = groups.RepeatOrderDays.DefaultIfEmpty(0).Max();

    public IReadOnlyList<double> Lowest { get; } =
    [
        ParameterBox.Lowest, ParameterBox.LowestWeeks(groups), ParameterBox.Lowest, ParameterBox.Lowest
    ];

    public IReadOnlyList<double> Highest { get; } =
    [
        ParameterBox.Highest, ParameterBox.HighestWeeks(groups), ParameterBox.Highest, ParameterBox.Highest
    ];

    public double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        var (r, alpha, a, b) = (parameters[0], parameters[1], parameters[2], parameters[3]);
        var shift = dropsOutAtFirst ? 1 : 0;
        var rising = RisingSums.Of(r, _maxX);
        var beta = RisingSums.OfBeta(a, b, _maxX + shift);
        var (logOdds, logA) = (new double[_maxX + 1], Math.Log(a));
        for (var x = 0; x <= _maxX; x++)
        {
            logOdds[x] = x + shift > 0 ? logA - Math.Log(b + x + shift - 1) : double.NegativeInfinity;
        }

        var weeks = WeekLogs.Of(alpha, groups.WeeksByAge);
        var rLogAlpha = r * Math.Log(alpha);
        var sums = GroupSum.Of(groups.Count, 5, (from, to, sum) =>
        {
            for (var i = from; i < to; i++)
            {
                var (x, weight) = (groups.RepeatOrderDays[i], groups.Weights[i]);
                var toLast = alpha + groups.WeeksToLast[i];
                var (logT, logTx) = (weeks.Logs[groups.Ages[i]], Math.Log(toLast));
                var delta = logOdds[x] + ((r + x) * (logT - logTx));
                var (softplus, dead) = Softplus.Of(delta);
                var (inverseT, inverseTx) = (weeks.Inverses[groups.Ages[i]], 1 / toLast);
                sum[0] += weight * (rising.Logs[x] + rLogAlpha + beta.Logs[x + shift] - ((r + x) * logT) + softplus);
                sum[1] += weight * (rising.Inverses[x] - logT + (dead * (logT - logTx)));
                sum[2] -= weight * (r + x) * (inverseT + (dead * (inverseTx - inverseT)));
                sum[3] += weight * (beta.ByA[x + shift] + (dead / a));
                sum[4] += weight * (beta.ByB[x + shift] - (x + shift > 0 ? dead / (b + x + shift - 1) : 0));
            }
        });
        var total = groups.TotalWeight;
        gradient[0] = sums[1] + (total * Math.Log(alpha));
        gradient[1] = sums[2] + (total * r / alpha);
        gradient[2] = sums[3];
        gradient[3] = sums[4];
        return sums[0];
    }
}
