using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using RfmBatch.Core.Aggregation;
using RfmBatch.Core.Clustering;
using RfmBatch.Core.Clustering.Features;
using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Season;
using RfmBatch.Core.Options;
using RfmBatch.Core.Scoring;
using RfmBatch.Core.Segmentation;

namespace RfmBatch.Core.Runs;

/// <summary>Every option of <c>run</c>, which <c>programs add</c> and <c>set</c> store, in the order of help and of stored JSON.</summary>
/// <remarks>
/// An option is added by a property of <see cref="RunOptions"/> and one entry here. One that decides scores or segments has
/// <see cref="OptionHash.UnlessDefault"/>, never <see cref="OptionHash.Always"/>: hashes already stored must stay what they are.
/// </remarks>
public static class RunOptionSpecifications
{
    private const string NextStep = "Correct the options; `rfmbatch run --help` explains them.";
    private const int MaxNameLength = 100;
    private static readonly DateOnly FirstDate = new(1900, 1, 1);
    private static readonly DateOnly LastDate = new(2999, 12, 31);

    /// <summary>The table.</summary>
    public static OptionTable<RunOptions> Table { get; } = new(new RunOptions(),
    [
        new("as-of", "DATE", "yyyy-MM-dd, last-transaction (the day after it) or today; the first day not observed", "last-transaction")
        {
            Read = (given, options) => options with { AsOf = AsOf(given) ?? options.AsOf },
            Write = options => options.AsOf.Kind == AsOfKind.Date ? Written(options.AsOf.Date) : OptionNames.Of(options.AsOf.Kind),
        },
        new("window-months", "N", "Only the months before as-of count, or all", "all")
        {
            Read = (given, options) => options with { WindowMonths = WindowMonths(given, options) },
            Write = options => Written(options.WindowMonths),
            JsonKind = JsonValueKind.Number,
            Hash = OptionHash.Always,
        },
        new("where", "Attribute=Value", "Only these customers, or all", "all")
        {
            Read = (given, options) => options with { Where = given.Text == "all" ? null : Where(given) ?? options.Where },
            Write = options => options.Where?.ToString(),
            Hash = OptionHash.Always,
            HashJson = options => options.Where is { } where ? $"[{Quoted(where.AttributeName)},{Quoted(where.AttributeValue)}]" : "null",
        },
        new("bins", "N", "Score classes, 2 to 10, or auto", "the rule set's")
        {
            Read = (given, options) => options with { Bins = given.Text == "auto" ? null : given.Whole(2, 10, "auto") ?? options.Bins },
            Write = options => Written(options.Bins),
            JsonKind = JsonValueKind.Number,
            Hash = OptionHash.Always,
        },
        new("scoring", "METHOD", "quantile, rank, percent, equal-width or breaks:R=30,90;F=1,3;M=50,200", "quantile")
        {
            Read = Scoring,
            Write = options => options.Breaks is { } breaks ? ScoreBreaksText.Write(breaks) : OptionNames.Of(options.Scoring),
            Hash = OptionHash.Always,
            ReadOrder = -1,
        },
        new("frequency", "KIND", "orders, days or lines", "orders")
        {
            Read = (given, options) => options with { Frequency = given.Name<FrequencyKind>() ?? options.Frequency },
            Write = options => OptionNames.Of(options.Frequency),
            Hash = OptionHash.Always,
        },
        new("monetary", "KIND", "sum or mean", "sum")
        {
            Read = (given, options) => options with { Monetary = given.Name<MonetaryKind>() ?? options.Monetary },
            Write = options => OptionNames.Of(options.Monetary),
            Hash = OptionHash.Always,
        },
        new("returns", "KIND", "net or exclude", "net")
        {
            Read = (given, options) => options with { Returns = given.Name<ReturnsKind>() ?? options.Returns },
            Write = options => OptionNames.Of(options.Returns),
            Hash = OptionHash.Always,
        },
        new("zero-amount", "KIND", "keep or drop sale lines of amount 0", "keep")
        {
            Read = (given, options) => options with { KeepZeroAmounts = KeepZeroAmounts(given) ?? options.KeepZeroAmounts },
            Write = options => options.KeepZeroAmounts ? "keep" : "drop",
            Hash = OptionHash.Always,
        },
        new("segments", "RULES", "standard11, rf10, retail6, managerial8, value5 or FILE.json", "standard11")
        {
            Read = (given, options) => options with { RuleSet = RuleSetName(given) ?? options.RuleSet },
            Write = options => options.RuleSet,
        },
        new("clusters", "K", "k-means clusters: auto (the largest stable k), silhouette (k of the best), off or K, 2 to 50", "auto")
        {
            Read = (given, options) => options with { Clusters = KMeansClusters(given) ?? options.Clusters },
            Write = options => options.Clusters.ToString(),
        },
        new("k-min", "K", "Fewest clusters that auto and silhouette try, 2 to 10; they try up to 10", "2")
        {
            Read = (given, options) => options with { KMin = given.Whole(2, 10) ?? options.KMin },
            Write = options => Written(options.KMin),
            JsonKind = JsonValueKind.Number,
        },
        new("features", "KIND", "How metrics are clustered: log or raw", "log")
        {
            Read = (given, options) => options with { Features = given.Name<ClusterFeatures>() ?? options.Features },
            Write = options => OptionNames.Of(options.Features),
        },
        new("hierarchy", "K", "Ward's hierarchy: off, on (cut into as many as k-means) or K, 2 to 50", "off")
        {
            Read = (given, options) => options with { Hierarchy = Clusters(given, "on") ?? options.Hierarchy },
            Write = options => options.Hierarchy.Kind == ClusterChoiceKind.Auto ? "on" : options.Hierarchy.ToString(),
        },
        new("value", "MODEL", "Predicted value: auto, bgnbd, mbg, pareto, mbgcnbd or off", "auto")
        {
            Read = (given, options) => options with { Value = given.Name<PurchaseModelKind>() ?? options.Value },
            Write = options => OptionNames.Of(options.Value),
        },
        new("season", "INDEXES", "Months of the value model: auto, off or twelve indexes, January first", "auto")
        {
            Read = (given, options) => options with { Season = Season(given) ?? options.Season },
            Write = options => options.Season.ToString(),
        },
        new("first-order", "KIND", "Whether the first order's amount tells what later ones are worth: in, out or auto", "auto")
        {
            Read = (given, options) => options with { FirstOrder = given.Name<FirstOrderKind>() ?? options.FirstOrder },
            Write = options => OptionNames.Of(options.FirstOrder),
        },
        new("holdout-from", "DATE", "First day of the value model's holdout, or auto", "the last third, at most 52 weeks")
        {
            Read = (given, options) => options with { HoldoutFrom = HoldoutFrom(given, options) },
            Write = options => Written(options.HoldoutFrom),
        },
        new("margin", "SHARE", "Share of revenue that is profit, for segment value and plans", "1")
        {
            Read = (given, options) => options with { Margin = given.Share() ?? options.Margin },
            Write = options => Written(options.Margin),
            JsonKind = JsonValueKind.Number,
        },
        new("discount", "SHARE", "Discount rate per year, for segment value", "0")
        {
            Read = (given, options) => options with { Discount = given.Share() ?? options.Discount },
            Write = options => Written(options.Discount),
            JsonKind = JsonValueKind.Number,
        },
        new("seed", "N", "Seed of everything drawn at random", "1")
        {
            Read = (given, options) => options with { Seed = given.Whole(0, int.MaxValue) ?? options.Seed },
            Write = options => Written(options.Seed),
            JsonKind = JsonValueKind.Number,
        },
    ]);

    /// <summary>Applies typed options to a program's stored ones.</summary>
    /// <param name="texts">What was typed; what is absent leaves the stored value.</param>
    /// <param name="stored">The options to start from, or null for the defaults.</param>
    /// <exception cref="InvalidInputException">One sentence for each value that is not allowed, with what is.</exception>
    public static RunOptions Parse(OptionTexts texts, RunOptions? stored = null)
    {
        var errors = new List<string>();
        var options = Table.Read(texts, stored ?? new RunOptions(), errors);
        if (errors.Count == 0)
        {
            Compare(options, errors);
        }

        return errors.Count == 0 ? options : throw new InvalidInputException(errors, NextStep);
    }

    private static void Compare(RunOptions options, List<string> errors)
    {
        if (options.Breaks is { } breaks && options.Bins is { } bins && breaks.Recency.Count != bins - 1)
        {
            errors.Add($"--scoring breaks have {breaks.Recency.Count} edges for each metric, but --bins '{bins}' needs {bins - 1}.");
        }

        if (options.HoldoutFrom is { } holdout && options.AsOf.Date is { } asOf && holdout >= asOf)
        {
            errors.Add(FormattableString.Invariant($"--holdout-from '{holdout:yyyy-MM-dd}' must be before --as-of '{asOf:yyyy-MM-dd}'."));
        }

        if (options is { Hierarchy.Kind: ClusterChoiceKind.Auto, Clusters.Kind: ClusterChoiceKind.Off })
        {
            errors.Add(
                "--hierarchy on makes as many clusters as k-means, but --clusters is off; use --hierarchy K, or --clusters auto or K.");
        }
    }

    private static AsOfChoice? AsOf(OptionText given) => given.Text switch
    {
        "last-transaction" => AsOfChoice.LastTransaction,
        "today" => AsOfChoice.Today,
        _ => given.Date(FirstDate, LastDate, "last-transaction", "today") is { } date ? AsOfChoice.On(date) : null,
    };

    private static int? WindowMonths(OptionText given, RunOptions options) =>
        given.Text == "all" ? null : given.Whole(1, 1200, "all") ?? options.WindowMonths;

    private static CustomerFilter? Where(OptionText given)
    {
        var text = given.Text;
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? "" : text[..equals].Trim();
        var value = equals < 0 ? "" : text[(equals + 1)..].Trim();
        if (name.Length is > 0 and <= MaxNameLength && value.Length > 0)
        {
            return new CustomerFilter(name, value);
        }

        given.Refuse($"it must be Attribute=Value, the name at most {MaxNameLength} characters, or all");
        return null;
    }

    private static RunOptions Scoring(OptionText given, RunOptions options)
    {
        if (given.Text.StartsWith(ScoreBreaksText.Prefix, StringComparison.Ordinal))
        {
            return options with { Scoring = ScoringMethod.Breaks, Breaks = ScoreBreaksText.Read(given.Text, given.Errors) };
        }

        if (OptionNames.Find<ScoringMethod>(given.Text) is { } named and not ScoringMethod.Breaks)
        {
            return options with { Scoring = named, Breaks = null };
        }

        given.Refuse(
            $"it must be one of quantile, rank, percent, equal-width or edges such as {ScoreBreaksText.Form}",
            OptionNames.All<ScoringMethod>());
        return options;
    }

    private static bool? KeepZeroAmounts(OptionText given)
    {
        if (given.Text is "keep" or "drop")
        {
            return given.Text == "keep";
        }

        given.Refuse("it must be keep or drop", "keep", "drop");
        return null;
    }

    private static string? RuleSetName(OptionText given)
    {
        var name = given.Text.Trim();
        if (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || name.Length is > 0 and <= MaxNameLength)
        {
            return name;
        }

        given.Refuse(
            $"it must be {string.Join(", ", ShippedRuleSets.Names)}, the name of a stored rule set (at most {MaxNameLength} characters) " +
            "or a path ending in .json");
        return null;
    }

    private static ClusterChoice? KMeansClusters(OptionText given) =>
        given.Text == "silhouette" ? ClusterChoice.Silhouette : Clusters(given, "auto", "silhouette");

    private static ClusterChoice? Clusters(OptionText given, string auto, params string[] others) => given.Text switch
    {
        "off" => ClusterChoice.Off,
        var text when text == auto => ClusterChoice.Auto,
        _ => given.Whole(ClusterChoice.MinCount, ClusterChoice.MaxCount, [auto, .. others, "off"]) is { } count
            ? ClusterChoice.Of(count)
            : null,
    };

    private static DateOnly? HoldoutFrom(OptionText given, RunOptions options) =>
        given.Text == "auto" ? null : given.Date(FirstDate, LastDate, "auto") ?? options.HoldoutFrom;

    private static SeasonOption? Season(OptionText given)
    {
        var season = SeasonOption.Read(given.Text);
        if (season is null)
        {
            given.Refuse("it must be auto, off or twelve indexes from 0.01 to 100 with commas between, January first", "auto", "off");
        }

        return season;
    }

    private static string? Written(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Written(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";
}
