using System.CommandLine;
using RfmBatch.Cli.Hosting;
using RfmBatch.Core.Runs;

namespace RfmBatch.Cli.Commands;

/// <summary>The options that say what a run computes: of <c>run</c>, and of <c>programs add</c> and <c>set</c>, which store them.</summary>
/// <remarks>All are texts: the parser of the core checks them together, so that every wrong one is named at once.</remarks>
internal sealed class RunOptionSet
{
    private readonly Option<string?> _asOf = Text("--as-of", "DATE", "yyyy-MM-dd, last-transaction (the day after it) or today; the first day not observed [last-transaction]");
    private readonly Option<string?> _windowMonths = Text("--window-months", "N", "Only the months before as-of count, or all [all]");
    private readonly Option<string?> _where = Text("--where", "Attribute=Value", "Only these customers, or all [all]");
    private readonly Option<string?> _bins = Text("--bins", "N", "Score classes, 2 to 10, or auto [the rule set's]");
    private readonly Option<string?> _scoring = Text("--scoring", "METHOD", "quantile, rank, percent, equal-width or breaks:R=30,90;F=1,3;M=50,200 [quantile]");
    private readonly Option<string?> _frequency = Text("--frequency", "KIND", "orders, days or lines [orders]");
    private readonly Option<string?> _monetary = Text("--monetary", "KIND", "sum or mean [sum]");
    private readonly Option<string?> _returns = Text("--returns", "KIND", "net or exclude [net]");
    private readonly Option<string?> _zeroAmount = Text("--zero-amount", "KIND", "keep or drop sale lines of amount 0 [keep]");
    private readonly Option<string?> _segments = Text("--segments", "RULES", "standard11, rf10, retail6, managerial8, value5 or FILE.json [standard11]");
    private readonly Option<string?> _clusters = Text("--clusters", "K", "k-means clusters: auto (k by silhouette), off or K, 2 to 50 [auto]");
    private readonly Option<string?> _kMin = Text("--k-min", "K", "Fewest clusters that auto tries, 2 to 10; it tries up to 10 [2]");
    private readonly Option<string?> _features = Text("--features", "KIND", "How metrics are clustered: log or raw [log]");
    private readonly Option<string?> _hierarchy = Text("--hierarchy", "K", "Ward's hierarchy: off, on (cut into as many as k-means) or K, 2 to 50 [off]");
    private readonly Option<string?> _value = Text("--value", "MODEL", "Predicted value: auto, bgnbd, mbg, pareto or off [auto]");
    private readonly Option<string?> _holdoutFrom = Text("--holdout-from", "DATE", "First day of the value model's holdout, or auto [the last third, at most 52 weeks]");
    private readonly Option<string?> _margin = Text("--margin", "SHARE", "Share of revenue that is profit, for segment value and plans [1]");
    private readonly Option<string?> _discount = Text("--discount", "SHARE", "Discount rate per year, for segment value [0]");
    private readonly Option<string?> _seed = Text("--seed", "N", "Seed of everything drawn at random [1]");

    public void AddTo(Command command)
    {
        foreach (var option in All())
        {
            command.Add(option);
        }
    }

    public RunOptionTexts Read(CommandContext context) => new()
    {
        AsOf = context.Value(_asOf),
        WindowMonths = context.Value(_windowMonths),
        Where = context.Value(_where),
        Bins = context.Value(_bins),
        Scoring = context.Value(_scoring),
        Frequency = context.Value(_frequency),
        Monetary = context.Value(_monetary),
        Returns = context.Value(_returns),
        ZeroAmount = context.Value(_zeroAmount),
        Segments = context.Value(_segments),
        Clusters = context.Value(_clusters),
        KMin = context.Value(_kMin),
        Features = context.Value(_features),
        Hierarchy = context.Value(_hierarchy),
        Value = context.Value(_value),
        HoldoutFrom = context.Value(_holdoutFrom),
        Margin = context.Value(_margin),
        Discount = context.Value(_discount),
        Seed = context.Value(_seed),
    };

    private Option<string?>[] All() =>
    [
        _asOf, _windowMonths, _where, _bins, _scoring, _frequency, _monetary, _returns, _zeroAmount, _segments,
        _clusters, _kMin, _features, _hierarchy, _value, _holdoutFrom, _margin, _discount, _seed,
    ];

    private static Option<string?> Text(string name, string helpName, string description) => new(name) { HelpName = helpName, Description = description };
}
