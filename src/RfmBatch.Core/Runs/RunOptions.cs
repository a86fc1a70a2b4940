using RfmBatch.Core.Aggregation;
using RfmBatch.Core.Clustering;
using RfmBatch.Core.Clustering.Features;
using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Season;
using RfmBatch.Core.Scoring;

namespace RfmBatch.Core.Runs;

/// <summary>What a run computes: the stored configuration of a program, or one call's changes to it.</summary>
/// <remarks>
/// Immutable; written as OptionsJson with every run. Defaults are pinned by a test. How each is typed, stored and checked is said in
/// <see cref="RunOptionSpecifications"/>.
/// </remarks>
public sealed record RunOptions
{
    /// <summary>How the as-of date is found.</summary>
    /// <value>Default: the day after the last transaction.</value>
    public AsOfChoice AsOf { get; init; } = AsOfChoice.LastTransaction;

    /// <summary>Months before as-of that count, or null for all time.</summary>
    /// <value>Default: null. Range 1..1200.</value>
    public int? WindowMonths { get; init; }

    /// <summary>Which customers, or null for all.</summary>
    public CustomerFilter? Where { get; init; }

    /// <summary>Number of score classes, or null for the rule set's own.</summary>
    /// <value>Default: null. Range 2..10.</value>
    public int? Bins { get; init; }

    /// <summary>How values become scores.</summary>
    /// <value>Default: <see cref="ScoringMethod.Quantile"/>.</value>
    public ScoringMethod Scoring { get; init; } = ScoringMethod.Quantile;

    /// <summary>The edges of <see cref="ScoringMethod.Breaks"/>, otherwise null.</summary>
    public ScoreBreaks? Breaks { get; init; }

    /// <summary>What is counted as frequency.</summary>
    /// <value>Default: <see cref="FrequencyKind.Orders"/>.</value>
    public FrequencyKind Frequency { get; init; } = FrequencyKind.Orders;

    /// <summary>What is measured as monetary value.</summary>
    /// <value>Default: <see cref="MonetaryKind.Sum"/>.</value>
    public MonetaryKind Monetary { get; init; } = MonetaryKind.Sum;

    /// <summary>Whether returns reduce revenue.</summary>
    /// <value>Default: <see cref="ReturnsKind.Net"/>.</value>
    public ReturnsKind Returns { get; init; } = ReturnsKind.Net;

    /// <summary>Whether sale lines of amount 0 are sales.</summary>
    /// <value>Default: true.</value>
    public bool KeepZeroAmounts { get; init; } = true;

    /// <summary>
    /// Name of a shipped or stored rule set; a path ending in <c>.json</c> is to be replaced by the name of the rule set in that file.
    /// </summary>
    /// <value>Default: <c>standard11</c>.</value>
    public string RuleSet { get; init; } = "standard11";

    /// <summary>How many k-means clusters.</summary>
    /// <value>Default: auto. Range 2..50.</value>
    public ClusterChoice Clusters { get; init; } = ClusterChoice.Auto;

    /// <summary>Fewest clusters that <see cref="ClusterChoice.Auto"/> and <see cref="ClusterChoice.Silhouette"/> try.</summary>
    /// <value>Default: 2. Range 2..10.</value>
    public int KMin { get; init; } = 2;

    /// <summary>How metrics become cluster features.</summary>
    /// <value>Default: <see cref="ClusterFeatures.Log"/>.</value>
    public ClusterFeatures Features { get; init; } = ClusterFeatures.Log;

    /// <summary>Where the hierarchy is cut; written <c>on</c> for as many as k-means has.</summary>
    /// <value>Default: off. Range 2..50.</value>
    public ClusterChoice Hierarchy { get; init; } = ClusterChoice.Off;

    /// <summary>The model that predicts value.</summary>
    /// <value>Default: <see cref="PurchaseModelKind.Auto"/>.</value>
    public PurchaseModelKind Value { get; init; } = PurchaseModelKind.Auto;

    /// <summary>Which months are busier than others.</summary>
    /// <value>Default: <see cref="SeasonOption.Auto"/>.</value>
    public SeasonOption Season { get; init; } = SeasonOption.Auto;

    /// <summary>Whether the first day's amount counts for the value of later orders.</summary>
    /// <value>Default: <see cref="FirstOrderKind.Auto"/>.</value>
    public FirstOrderKind FirstOrder { get; init; } = FirstOrderKind.Auto;

    /// <summary>First day of the holdout, or null for the last third of the observed time.</summary>
    /// <value>Default: null. Before as-of.</value>
    public DateOnly? HoldoutFrom { get; init; }

    /// <summary>Share of revenue that is margin, for segment value and plans.</summary>
    /// <value>Default: 1. Range 0..1.</value>
    public decimal Margin { get; init; } = 1;

    /// <summary>Discount rate per year, for segment value and plans.</summary>
    /// <value>Default: 0. Range 0..1.</value>
    public decimal Discount { get; init; }

    /// <summary>Seed of everything drawn at random.</summary>
    /// <value>Default: 1. Range 0..2,147,483,647.</value>
    public int Seed { get; init; } = 1;

    /// <summary>What a run of these options reads.</summary>
    /// <remarks>A window of n months starts on the day n months before as-of (the month's last day where that day is missing).</remarks>
    /// <param name="asOf">First day not observed (exclusive).</param>
    public SummaryQuery QueryFor(DateOnly asOf)
    {
        DateOnly? start = WindowMonths is { } months ? asOf.AddMonths(-months) : null;
        return new SummaryQuery(asOf, start, Where, KeepZeroAmounts, Frequency == FrequencyKind.Days);
    }

    /// <summary>
    /// The options as canonical JSON: every property in a fixed order, named as the options of <c>run</c>, values as they are typed there.
    /// </summary>
    public string ToJson() => RunOptionSpecifications.Table.WriteJson(this);

    /// <summary>Reads what <see cref="ToJson"/> wrote; properties that are absent have their defaults.</summary>
    /// <exception cref="InvalidInputException">Not JSON, an unknown property or a value that is not allowed: all errors at
    /// once.</exception>
    public static RunOptions FromJson(string json)
    {
        var errors = new List<string>();
        var texts = RunOptionSpecifications.Table.ReadJson(json, errors);
        return errors.Count == 0
            ? RunOptionSpecifications.Parse(texts)
            : throw new InvalidInputException(errors, "Store the program's options again with rfmbatch programs set.");
    }
}

/// <summary>How a run's as-of date (exclusive: the first day not observed) is found.</summary>
/// <param name="Kind">The rule.</param>
/// <param name="Date">The date of <see cref="AsOfKind.Date"/>, otherwise null.</param>
public sealed record AsOfChoice(AsOfKind Kind, DateOnly? Date = null)
{
    /// <summary>The day after the last transaction of the store.</summary>
    public static AsOfChoice LastTransaction { get; } = new(AsOfKind.LastTransaction);

    /// <summary>Today in the program's time zone.</summary>
    public static AsOfChoice Today { get; } = new(AsOfKind.Today);

    /// <summary>A given date.</summary>
    public static AsOfChoice On(DateOnly date) => new(AsOfKind.Date, date);
}

/// <summary>Rules for finding the as-of date.</summary>
public enum AsOfKind
{
    /// <summary>The day after the last transaction of the store.</summary>
    LastTransaction,

    /// <summary>Today in the program's time zone.</summary>
    Today,

    /// <summary>A given date.</summary>
    Date,
}
