using System.Globalization;
using RfmBatch.Core.Aggregation;
using RfmBatch.Core.Clustering;
using RfmBatch.Core.Clustering.Features;
using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Scoring;

namespace RfmBatch.Core.Runs;

/// <summary>Reads options as they are typed, and reports every value that is not allowed at once.</summary>
public static class RunOptionsParser
{
    private const string NextStep = "Correct these options and run the command again; rfmbatch run --help lists them.";
    private const int MaxNameLength = 100;
    private static readonly DateOnly FirstDate = new(1900, 1, 1);
    private static readonly DateOnly LastDate = new(2999, 12, 31);

    /// <summary>Applies typed options to a program's stored ones.</summary>
    /// <param name="texts">What was typed; null leaves the stored value.</param>
    /// <param name="stored">The options to start from, or null for the defaults.</param>
    /// <exception cref="InvalidInputException">One sentence for each value that is not allowed, with what is.</exception>
    public static RunOptions Parse(RunOptionTexts texts, RunOptions? stored = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var errors = new List<string>();
        var options = Apply(texts, stored ?? new RunOptions(), errors);
        if (errors.Count == 0)
        {
            Compare(options, errors);
        }

        return errors.Count == 0 ? options : throw new InvalidInputException(errors, NextStep);
    }

    private static RunOptions Apply(RunOptionTexts texts, RunOptions options, List<string> errors)
    {
        var read = new OptionReader(errors);
        var scoring = read.Scoring(texts.Scoring, options.Scoring, options.Breaks);
        return options with
        {
            AsOf = AsOf(texts.AsOf, read) ?? options.AsOf,
            WindowMonths = texts.WindowMonths == "all" ? null : read.Whole("--window-months", texts.WindowMonths, 1, 1200, " or all") ?? options.WindowMonths,
            Where = texts.Where == "all" ? null : Where(texts.Where, read) ?? options.Where,
            Bins = texts.Bins == "auto" ? null : read.Whole("--bins", texts.Bins, 2, 10, " or auto") ?? options.Bins,
            Scoring = scoring.Method,
            Breaks = scoring.Breaks,
            Frequency = read.Name<FrequencyKind>("--frequency", texts.Frequency) ?? options.Frequency,
            Monetary = read.Name<MonetaryKind>("--monetary", texts.Monetary) ?? options.Monetary,
            Returns = read.Name<ReturnsKind>("--returns", texts.Returns) ?? options.Returns,
            KeepZeroAmounts = ZeroAmount(texts.ZeroAmount, read) ?? options.KeepZeroAmounts,
            RuleSet = Segments(texts.Segments, read) ?? options.RuleSet,
            Clusters = Clusters("--clusters", texts.Clusters, "auto", read) ?? options.Clusters,
            KMin = read.Whole("--k-min", texts.KMin, 2, 10) ?? options.KMin,
            Features = read.Name<ClusterFeatures>("--features", texts.Features) ?? options.Features,
            Hierarchy = Clusters("--hierarchy", texts.Hierarchy, "on", read) ?? options.Hierarchy,
            Value = read.Name<PurchaseModelKind>("--value", texts.Value) ?? options.Value,
            HoldoutFrom = texts.HoldoutFrom == "auto" ? null : read.Date("--holdout-from", texts.HoldoutFrom, FirstDate, LastDate, " or auto") ?? options.HoldoutFrom,
            Margin = read.Share("--margin", texts.Margin) ?? options.Margin,
            Discount = read.Share("--discount", texts.Discount) ?? options.Discount,
            Seed = read.Whole("--seed", texts.Seed, 0, int.MaxValue) ?? options.Seed,
        };
    }

    private static void Compare(RunOptions options, List<string> errors)
    {
        if (options.Breaks is { } breaks && options.Bins is { } bins && breaks.Recency.Count != bins - 1)
        {
            errors.Add($"--scoring breaks have {breaks.Recency.Count} edges for each metric, but --bins {bins} needs {bins - 1}.");
        }

        if (options.HoldoutFrom is { } holdout && options.AsOf.Date is { } asOf && holdout >= asOf)
        {
            errors.Add(FormattableString.Invariant($"--holdout-from {holdout:yyyy-MM-dd} is not before --as-of {asOf:yyyy-MM-dd}."));
        }

        if (options is { Hierarchy.Kind: ClusterChoiceKind.Auto, Clusters.Kind: ClusterChoiceKind.Off })
        {
            errors.Add("--hierarchy on makes as many clusters as k-means, but --clusters is off; use --hierarchy K, or --clusters auto or K.");
        }
    }

    private static AsOfChoice? AsOf(string? text, OptionReader read) => text switch
    {
        null => null,
        "last-transaction" => AsOfChoice.LastTransaction,
        "today" => AsOfChoice.Today,
        _ => read.Date("--as-of", text, FirstDate, LastDate, ", last-transaction or today") is { } date ? AsOfChoice.On(date) : null,
    };

    private static CustomerFilter? Where(string? text, OptionReader read)
    {
        if (text is null)
        {
            return null;
        }

        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? "" : text[..equals].Trim();
        var value = equals < 0 ? "" : text[(equals + 1)..].Trim();
        if (name.Length is > 0 and <= MaxNameLength && value.Length > 0)
        {
            return new CustomerFilter(name, value);
        }

        read.Refuse("--where", text, $"it must be Attribute=Value, the name at most {MaxNameLength} characters, or all");
        return null;
    }

    private static bool? ZeroAmount(string? text, OptionReader read)
    {
        if (text is null or "keep" or "drop")
        {
            return text is null ? null : text == "keep";
        }

        read.Refuse("--zero-amount", text, "it must be keep or drop");
        return null;
    }

    private static string? Segments(string? text, OptionReader read)
    {
        var name = text?.Trim();
        if (name is null || name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || name.Length is > 0 and <= MaxNameLength)
        {
            return name;
        }

        read.Refuse("--segments", text!, $"it must be {string.Join(", ", RfmBatch.Core.Segmentation.ShippedRuleSets.Names)}, the name of a stored rule set (at most {MaxNameLength} characters) or a path ending in .json");
        return null;
    }

    private static ClusterChoice? Clusters(string option, string? text, string auto, OptionReader read)
    {
        if (text is null or "off")
        {
            return text is null ? null : ClusterChoice.Off;
        }

        return text == auto
            ? ClusterChoice.Auto
            : read.Whole(option, text, ClusterChoice.MinCount, ClusterChoice.MaxCount, $", {auto} or off") is { } count ? ClusterChoice.Of(count) : null;
    }
}
