using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>What the value stage predicts; columns are parallel to the customers given.</summary>
public sealed record LifetimeResult
{
    /// <summary>In the columns: no prediction for this customer.</summary>
    public const int NotComputed = -1;

    /// <summary>The horizon of all predictions, 365/7 weeks.</summary>
    public const double HorizonWeeks = 365 / WeekLogs.DaysPerWeek;

    /// <summary>The model that was asked for.</summary>
    public PurchaseModelKind Requested { get; init; }

    /// <summary>Why there is no prediction at all, or null.</summary>
    public required string? Reason { get; init; }

    /// <summary>The purchase model, or null where there is none.</summary>
    public PurchaseModelFit? Purchases { get; init; }

    /// <summary>The model of amounts, or null where there is none.</summary>
    public GammaGammaFit? Amounts { get; init; }

    /// <summary>
    /// What predictions of revenue were multiplied by: (sales + returns) ÷ sales of the population under <c>net</c>, otherwise 1.
    /// </summary>
    public double NetRatio { get; init; } = 1;

    /// <summary>P(alive at as-of), 0..1, or <see cref="NotComputed"/>.</summary>
    public required double[] ProbabilityAlive { get; init; }

    /// <summary>Expected purchase days in the next 365 days, or <see cref="NotComputed"/>.</summary>
    public required double[] ExpectedOrders12M { get; init; }

    /// <summary>Expected undiscounted revenue of the next 365 days, ten-thousandths, or <see cref="NotComputed"/>.</summary>
    public required long[] PredictedValue12MAmounts { get; init; }

    /// <summary>
    /// 5 % quantile of that revenue with the parameters at their estimates, ten-thousandths, or <see cref="NotComputed"/>; 0 where no order
    /// at all has a chance of 5 % or more.
    /// </summary>
    public required long[] PredictedValue12MLowAmounts { get; init; }

    /// <summary>95 % quantile, ten-thousandths, or <see cref="NotComputed"/>.</summary>
    public required long[] PredictedValue12MHighAmounts { get; init; }

    /// <summary>
    /// Day until which the next order comes with a probability of one half, days since 1970-01-01; <see cref="Day.None"/> where that is not
    /// within 365 days.
    /// </summary>
    public required int[] NextOrderDays { get; init; }

    /// <summary>Predictions against the holdout, or null.</summary>
    public HoldoutResult? Holdout { get; init; }

    /// <summary>Why there is no holdout, or null.</summary>
    public string? HoldoutReason { get; init; }

    /// <summary>Totals of everybody, then of each group with a prediction.</summary>
    public IReadOnlyList<PredictedTotal> Totals { get; init; } = [];

    internal static LifetimeResult Without(int count, string reason) => Empty(count) with { Reason = reason };

    internal static LifetimeResult Empty(int count) => new()
    {
        Reason = null,
        ProbabilityAlive = Filled(count, (double)NotComputed),
        ExpectedOrders12M = Filled(count, (double)NotComputed),
        PredictedValue12MAmounts = Filled(count, (long)NotComputed),
        PredictedValue12MLowAmounts = Filled(count, (long)NotComputed),
        PredictedValue12MHighAmounts = Filled(count, (long)NotComputed),
        NextOrderDays = Filled(count, Day.None),
    };

    private static T[] Filled<T>(int count, T value)
    {
        var column = new T[count];
        Array.Fill(column, value);
        return column;
    }
}
