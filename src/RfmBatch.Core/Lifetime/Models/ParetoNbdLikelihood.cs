namespace RfmBatch.Core.Lifetime.Models;

/// <summary>Log-likelihood of the Pareto/NBD over grouped histories, parameters r, α (weeks), s, β (weeks).</summary>
/// <remarks>
/// Schmittlein, Morrison and Colombo (1987); Fader and Hardie, "A note on deriving the Pareto/NBD model and related expressions" (2005).
/// The published form is a difference of two 2F1 terms, which cancels; this is the integral behind it, over the time of dropout: L =
/// Γ(r+x)/Γ(r) · α^r β^s · ((α+T)^{−(r+x)} (β+T)^{−s} + s ∫_{t_x}^{T} (α+u)^{−(r+x)} (β+u)^{−(s+1)} du), see <see cref="DropoutIntegral"/>.
/// </remarks>
internal sealed class ParetoNbdLikelihood(HistoryGroups groups) : ILogLikelihood
{
    private readonly int _maxX = groups.RepeatOrderDays.DefaultIfEmpty(0).Max();

    public IReadOnlyList<double> Lowest { get; } =
    [
        ParameterBox.Lowest, ParameterBox.LowestWeeks(groups), ParameterBox.Lowest, ParameterBox.LowestWeeks(groups)
    ];

    public IReadOnlyList<double> Highest { get; } =
    [
        ParameterBox.Highest, ParameterBox.HighestWeeks(groups), ParameterBox.Highest, ParameterBox.HighestWeeks(groups)
    ];

    public double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        var (r, alpha, s, beta) = (parameters[0], parameters[1], parameters[2], parameters[3]);
        var rising = RisingSums.Of(r, _maxX);
        var (alphas, betas) = (WeekLogs.Of(alpha, groups.WeeksByAge), WeekLogs.Of(beta, groups.WeeksByAge));
        var constant = (r * Math.Log(alpha)) + (s * Math.Log(beta));
        var sums = GroupSum.Of(groups.Count, 5, (from, to, sum) =>
        {
            for (var i = from; i < to; i++)
            {
                var (x, age, weight) = (groups.RepeatOrderDays[i], groups.Ages[i], groups.Weights[i]);
                var (logAlphaT, logBetaT) = (alphas.Logs[age], betas.Logs[age]);
                var integral = DropoutIntegral.Of(
                    r + x, alpha, s, beta, groups.WeeksToLast[i], groups.WeeksByAge[age]);
                var (softplus, dead) = Softplus.Of(integral.LogOdds);
                sum[0] += weight * (rising.Logs[x] + constant - ((r + x) * logAlphaT) - (s * logBetaT) + softplus);
                sum[1] += weight * (rising.Inverses[x] - logAlphaT + (dead * (logAlphaT - integral.MeanLogAlpha)));
                sum[2] -= weight * (r + x) * (alphas.Inverses[age] + (dead * (integral.MeanInverseAlpha - alphas.Inverses[age])));
                sum[3] += weight * (-logBetaT + (dead * ((1 / s) + logBetaT - integral.MeanLogBeta)));
                sum[4] -= weight * ((s * betas.Inverses[age])
                    + (dead * (((s + 1) * integral.MeanInverseBeta) - (s * betas.Inverses[age]))));
            }
        });
        var total = groups.TotalWeight;
        gradient[0] = sums[1] + (total * Math.Log(alpha));
        gradient[1] = sums[2] + (total * r / alpha);
        gradient[2] = sums[3] + (total * Math.Log(beta));
        gradient[3] = sums[4] + (total * s / beta);
        return sums[0];
    }
}
