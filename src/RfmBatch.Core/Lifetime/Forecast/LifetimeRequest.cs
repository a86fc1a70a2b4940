using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Models;
using RfmBatch.Core.Lifetime.Season;

namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>How the value stage works.</summary>
/// <param name="Kind">Which model; not <see cref="PurchaseModelKind.Off"/>.</param>
/// <param name="AsOf">First day not observed.</param>
/// <param name="IsNet">Whether returns reduce purchases.</param>
/// <param name="Holdout">The time kept back to test on.</param>
/// <param name="Seed">Of what is drawn at random.</param>
internal sealed record LifetimeRequest(PurchaseModelKind Kind, DateOnly AsOf, bool IsNet, HoldoutPeriod Holdout, int Seed)
{
    /// <summary>Segment of a customer who is not predicted at an earlier date.</summary>
    public const byte NoSegment = byte.MaxValue;

    /// <summary>Days that are predicted; runs predict a year.</summary>
    public int HorizonDays { get; init; } = LifetimeResult.HorizonDays;

    /// <summary>What is told about the season.</summary>
    public SeasonOption Season { get; init; } = SeasonOption.Auto;

    /// <summary>What is told about the first day's amount.</summary>
    public FirstOrderKind FirstOrder { get; init; }

    /// <summary>What the run before chose.</summary>
    public PreviousLifetime? Previous { get; init; }

    /// <summary>Segments at an earlier date (first day not observed) by the run's rules, parallel to the log; null for none.</summary>
    public Func<PurchaseLog, int, byte[]>? SegmentsAt { get; init; }
}

/// <summary>What the value stage of the run before chose: a change needs better reasons than a first choice.</summary>
/// <param name="ModelName">Name of its purchase model.</param>
/// <param name="IsSeasonal">Whether it had found a season.</param>
public sealed record PreviousLifetime(string ModelName, bool IsSeasonal);
