using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Models;
using RfmBatch.Core.Lifetime.Season;

namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>What the value stage predicts; columns are parallel to the customers given.</summary>
public sealed record LifetimeResult
{
    /// <summary>In the columns: no prediction for this customer.</summary>
    public const int NotComputed = -1;

    /// <summary>The horizon of all predictions.</summary>
    public const int HorizonDays = 365;

    /// <summary>The same in weeks of the calendar.</summary>
    public const double HorizonWeeks = HorizonDays / WeekLogs.DaysPerWeek;

    /// <summary>The model that was asked for.</summary>
    public PurchaseModelKind Requested { get; init; }

    /// <summary>Why there is no prediction at all, or null.</summary>
    public required string? Reason { get; init; }

    /// <summary>The purchase model, or null where there is none.</summary>
    public PurchaseModelFit? Purchases { get; init; }

    /// <summary>The model of amounts, or null where there is none.</summary>
    public GammaGammaFit? Amounts { get; init; }

    /// <summary>Which purchase model, and why; null where none was fitted.</summary>
    public ModelChoice? Choice { get; init; }

    /// <summary>Months that are busier than others; null where no model was fitted.</summary>
    public SeasonIndexes? Season { get; init; }

    /// <summary>Whether the first day's amount counts; null where no model was fitted.</summary>
    public FirstOrderChoice? FirstOrder { get; init; }

    /// <summary>Share of the returns that found no purchase to reduce, 0..1.</summary>
    public double UnmatchedReturnShare { get; init; }

    /// <summary>How earlier predictions of this kind did, the latest first; empty where the shop is too young.</summary>
    public IReadOnlyList<BacktestResult> Backtests { get; init; } = [];

    /// <summary>Why there are no backtests, or null.</summary>
    public string? BacktestReason { get; init; }

    /// <summary>
    /// P(alive at as-of), 0..1, or <see cref="NotComputed"/>: without a prediction, and where the model cannot know
    /// (<see cref="PredictionGaps"/> says why).
    /// </summary>
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

    /// <summary>What a customer's prediction lacks, and why.</summary>
    public required PredictionGap[] PredictionGaps { get; init; }

    /// <summary>Predictions against the holdout, or null.</summary>
    public HoldoutResult? Holdout { get; init; }

    /// <summary>Why there is no holdout, or null.</summary>
    public string? HoldoutReason { get; init; }

    /// <summary>Totals of everybody, then of each group with a prediction.</summary>
    public IReadOnlyList<PredictedTotal> Totals { get; init; } = [];

    internal static LifetimeResult Without(int count, string reason) =>
        Empty(count) with { Reason = reason, PredictionGaps = Filled(count, PredictionGap.NoModel) };

    internal static LifetimeResult Empty(int count) => new()
    {
        Reason = null,
        ProbabilityAlive = Filled(count, (double)NotComputed),
        ExpectedOrders12M = Filled(count, (double)NotComputed),
        PredictedValue12MAmounts = Filled(count, (long)NotComputed),
        PredictedValue12MLowAmounts = Filled(count, (long)NotComputed),
        PredictedValue12MHighAmounts = Filled(count, (long)NotComputed),
        NextOrderDays = Filled(count, Day.None),
        PredictionGaps = Filled(count, PredictionGap.NoPurchase),
    };

    private static T[] Filled<T>(int count, T value)
    {
        var column = new T[count];
        Array.Fill(column, value);
        return column;
    }
}

/// <summary>Why a customer has no prediction, or no probability to be one still; stored by its number.</summary>
public enum PredictionGap
{
    /// <summary>Nothing is missing.</summary>
    None = 0,

    /// <summary>No sale in the window.</summary>
    NoPurchase = 1,

    /// <summary>Everything bought was returned.</summary>
    AllReturned = 2,

    /// <summary>The run has no model.</summary>
    NoModel = 3,

    /// <summary>P(alive) only: in the model nobody drops out.</summary>
    NoDropout = 4,

    /// <summary>P(alive) only: in BG/NBD nobody drops out before a second purchase day.</summary>
    OnePurchaseDay = 5,
}

/// <summary>A prediction at an earlier date and what came.</summary>
/// <param name="From">First day of its holdout.</param>
/// <param name="Days">Length.</param>
/// <param name="ExpectedOrders">Purchase days expected of the customers compared.</param>
/// <param name="ActualOrders">That came.</param>
/// <param name="ExpectedAmount">Revenue expected, currency units; null without amounts.</param>
/// <param name="ActualAmount">That came.</param>
public sealed record BacktestResult(
    DateOnly From, int Days, double ExpectedOrders, double ActualOrders, double? ExpectedAmount, double? ActualAmount)
{
    /// <summary>Standard deviations of ln orders and of ln revenue under the model of that date.</summary>
    public (double Orders, double Amount) ModelErrors { get; init; }
}
