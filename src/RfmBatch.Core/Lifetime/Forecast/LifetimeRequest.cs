using RfmBatch.Core.Lifetime.Fitting;

namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>How the value stage works.</summary>
/// <param name="Kind">Which model; not <see cref="PurchaseModelKind.Off"/>.</param>
/// <param name="AsOf">First day not observed.</param>
/// <param name="IsNet">Whether revenue is net of returns.</param>
/// <param name="Holdout">The time kept back to test on.</param>
/// <param name="Seed">Of the simulated intervals of totals.</param>
public sealed record LifetimeRequest(PurchaseModelKind Kind, DateOnly AsOf, bool IsNet, HoldoutPeriod Holdout, int Seed);
