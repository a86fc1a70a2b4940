namespace RfmBatch.Core.Lifetime.Models;

/// <summary>Log-likelihood of MBG/CNBD-k over grouped histories, parameters r, α (weeks) and, with dropout, a, b.</summary>
/// <remarks>
/// Platzer and Reutterer, "Ticking away the moments" (Marketing Science 35, 2016); Reutterer, Platzer and Schröder, "Leveraging purchase
/// regularity for predicting customer behavior the easy way" (IJRM 38, 2021). Gaps are Erlang-k at a Gamma(r, α) rate of stages, dropout as
/// in MBG/NBD. With n = kx, w = T − t_x and c_j = (r+n)_j/j! · (w/(α+T))^j: L = Π gap^{k−1}/Γ(k)^x · Γ(r+n)/Γ(r) · α^r/(α+T)^{r+n} ·
/// B(a, b+x+1)/B(a, b) · (Σ_{j&lt;k} c_j + a/(b+x) · ((α+T)/(α+t_x))^{r+n}). The factor of the gaps is <see cref="GapConstant"/>.
/// </remarks>
internal sealed class MbgCnbdLikelihood(HistoryGroups groups, int regularity, bool hasDropout = true) : ILogLikelihood
{
    private readonly int _maxX = groups.RepeatOrderDays.DefaultIfEmpty(0).Max();

    public IReadOnlyList<double> Lowest { get; } =
    [
        ParameterBox.Lowest, ParameterBox.LowestWeeks(groups) / regularity,
        .. hasDropout ? [ParameterBox.Lowest, ParameterBox.Lowest] : Array.Empty<double>()
    ];

    public IReadOnlyList<double> Highest { get; } =
    [
        ParameterBox.Highest, ParameterBox.HighestWeeks(groups),
        .. hasDropout ? [ParameterBox.Highest, ParameterBox.Highest] : Array.Empty<double>()
    ];

    /// <summary>Σ ((k − 1) ln gap − lnΓ(k)) over all repeat purchases: what makes likelihoods of different k comparable.</summary>
    /// <param name="regularity">k.</param>
    /// <param name="repeatOrders">Number of repeat purchases.</param>
    /// <param name="sumLogGaps">Sum of the logarithms of their gaps in weeks.</param>
    public static double GapConstant(int regularity, double repeatOrders, double sumLogGaps) =>
        ((regularity - 1) * sumLogGaps) - (repeatOrders * MathNet.Numerics.SpecialFunctions.FactorialLn(regularity - 1));

    public double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        var (r, alpha) = (parameters[0], parameters[1]);
        var (a, b) = hasDropout ? (parameters[2], parameters[3]) : (0, 1);
        var rising = RisingSums.Of(r, (_maxX * regularity) + regularity);
        var beta = RisingSums.OfBeta(a, b, _maxX + 1);
        var weeks = WeekLogs.Of(alpha, groups.WeeksByAge);
        var (rLogAlpha, logA) = (r * Math.Log(alpha), Math.Log(a));
        var sums = GroupSum.Of(groups.Count, 5, (from, to, sum) =>
        {
            for (var i = from; i < to; i++)
            {
                var (x, age, weight) = (groups.RepeatOrderDays[i], groups.Ages[i], groups.Weights[i]);
                var (n, toLast) = (regularity * x, alpha + groups.WeeksToLast[i]);
                var (logT, inverseT) = (weeks.Logs[age], weeks.Inverses[age]);
                var ratio = (groups.WeeksByAge[age] - groups.WeeksToLast[i]) * inverseT;
                var (open, openByR, openByAlpha, term) = (1.0, 0.0, 0.0, 1.0);
                for (var j = 1; j < regularity; j++)
                {
                    term *= (r + n + j - 1) / j * ratio;
                    open += term;
                    openByR += term * (rising.Inverses[n + j] - rising.Inverses[n]);
                    openByAlpha -= term * j;
                }

                var logOpen = regularity == 1 ? 0 : Math.Log(open);
                var (logTx, softplus, dead) = (0.0, 0.0, 0.0);
                if (hasDropout)
                {
                    logTx = Math.Log(toLast);
                    (softplus, dead) = Softplus.Of(logA - Math.Log(b + x) + ((r + n) * (logT - logTx)) - logOpen);
                }

                sum[0] += weight * (rising.Logs[n] + rLogAlpha + beta.Logs[x + 1] - ((r + n) * logT) + logOpen + softplus);
                sum[1] += weight * (rising.Inverses[n] - logT + ((1 - dead) * openByR / open) + (dead * (logT - logTx)));
                sum[2] += weight * ((-(r + n) * (inverseT + (dead * ((1 / toLast) - inverseT))))
                    + ((1 - dead) * openByAlpha / open * inverseT));
                sum[3] += weight * (beta.ByA[x + 1] + (dead / a));
                sum[4] += weight * (beta.ByB[x + 1] - (dead / (b + x)));
            }
        });
        var total = groups.TotalWeight;
        gradient[0] = sums[1] + (total * Math.Log(alpha));
        gradient[1] = sums[2] + (total * r / alpha);
        if (hasDropout)
        {
            (gradient[2], gradient[3]) = (sums[3], sums[4]);
        }

        return sums[0];
    }
}
