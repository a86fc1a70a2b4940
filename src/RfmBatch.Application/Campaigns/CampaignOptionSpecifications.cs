using System.Globalization;
using RfmBatch.Core;
using RfmBatch.Core.Options;

namespace RfmBatch.Application.Campaigns;

/// <summary>Every option of <c>plan</c>, in the order of help.</summary>
/// <remarks>An option is added by a property of <see cref="CampaignOptions"/> and one entry here.</remarks>
public static class CampaignOptionSpecifications
{
    private const int MostOutcomes = 1_000_000;
    private const int MostResponseDays = 365;
    private const decimal MostMoney = 1_000_000_000_000m;

    /// <summary>The table.</summary>
    internal static OptionTable<CampaignOptions> Table { get; } = new(new CampaignOptions(),
    [
        new("budget", "B", "What the treated customers may cost; required", null)
        {
            Read = (given, options) => options with { BudgetAmount = Money(given, lowest: 0.0001m) ?? 0 },
        },
        new("program", "NAME", "The program, a stored configuration", null)
        {
            Default = "default",
            Read = (given, options) => options with { ProgramName = given.Text },
        },
        new("run", "RUN", "A published run; without it the program's latest", null)
        {
            Kind = OptionKind.Whole,
            Read = (given, options) => options with { RunKey = int.Parse(given.Text, CultureInfo.InvariantCulture) },
        },
        new("cost", "ACTION=c", "Cost of treating one customer; may be repeated", "the action's")
        {
            Kind = OptionKind.List,
            Read = (given, options) => options with { Costs = ByAction(given, cost => Money(cost, lowest: 0)) },
            ReadOrder = 1,
        },
        new("uplift", "ACTION=p", "Incremental probability of an order, 0.02 or 2%; may be repeated", "the action's")
        {
            Kind = OptionKind.List,
            Read = (given, options) => options with { Uplifts = ByAction(given, uplift => (double?)uplift.Share()) },
            ReadOrder = 1,
        },
        new("control", "SHARE", "Share of the chosen left alone for comparison", "10%")
        {
            Read = (given, options) => options with { ControlShare = given.Share(mayBeAll: false) ?? options.ControlShare },
        },
        new("margin", "SHARE", "Share of revenue that is profit", "the run's")
        {
            Read = (given, options) => options with { MarginShare = given.Share() },
        },
        new("seed", "N", "Seed of the draw of the control and of the simulation", "the run's")
        {
            Read = (given, options) => options with { Seed = given.Whole(0, int.MaxValue) },
        },
        new("suppress", "FILE", "Customers who must not be contacted: ids in the first column", null)
        {
            IsPath = true,
            Read = (given, options) => options with { SuppressFile = given.Text },
        },
        new("actions", "FILE.json", "Actions that replace those of the segments it names", "the rule set's")
        {
            IsPath = true,
            Read = (given, options) => options with { ActionsFile = given.Text },
        },
        new("use-results", null, "Move assumed uplift towards what results of earlier plans measured", null)
        {
            Kind = OptionKind.Flag,
            Read = (_, options) => options with { UsesResults = true },
        },
        new("out", "FILE|DIR", "Write the lists: all in one FILE.csv, or a file per action and one of the control in DIR", null)
        {
            IsPath = true,
            // Whoever asked for the plan writes them.
            Read = (_, options) => options,
        },
        new("response-days", "N", "Days in which an order counts as response, for what the plan can detect", "30")
        {
            Read = (given, options) => options with { ResponseDays = given.Whole(1, MostResponseDays) ?? options.ResponseDays },
        },
        new("simulate", "N", "Draw N outcomes and show the spread of gain and measured lift", null)
        {
            Read = (given, options) => options with { SimulationCount = given.Whole(1, MostOutcomes) },
        },
    ]);

    /// <summary>What the command line takes.</summary>
    public static IReadOnlyList<OptionSpecification> All => Table.Specifications;

    /// <summary>Whether an option is one of them.</summary>
    public static bool Has(string name) => Table.Has(name);

    /// <summary>Reads what was typed and notes every error.</summary>
    internal static CampaignOptions Parse(OptionTexts texts, List<string> errors)
    {
        if (texts["budget"] is null)
        {
            errors.Add("--budget is missing; it says what the treated customers may cost, for example --budget 500.");
        }

        return Table.Read(texts, new CampaignOptions(), errors);
    }

    private static Dictionary<string, T> ByAction<T>(OptionText given, Func<OptionText, T?> read)
        where T : struct
    {
        var values = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in given.Texts)
        {
            // The last sign, so that an action may have one in its name.
            var equals = text.LastIndexOf('=');
            var action = equals < 0 ? "" : text[..equals].Trim();
            var value = given with { Option = $"{given.Option} {action}=", Texts = [text[(equals + 1)..].Trim()] };
            if (action.Length == 0)
            {
                given.Errors.Add(
                    $"{given.Option} '{text}' is not allowed; it must be ACTION=value, for example {given.Option} \"Win-back "
                    + $"Letter=0.05\".");
            }
            else if (read(value) is { } number && !values.TryAdd(action, number))
            {
                given.Errors.Add($"{given.Option} gives '{action}' twice.");
            }
        }

        return values;
    }

    private static long? Money(OptionText given, decimal lowest) =>
        given.Money(lowest, MostMoney) is { } amount ? Amount.FromDecimal(amount) : null;
}
