using System.Globalization;
using RfmBatch.Core;

namespace RfmBatch.Application.Campaigns;

/// <summary>The options of a plan, read and checked.</summary>
internal sealed record CampaignOptions
{
    /// <summary>Share left alone where none is given.</summary>
    public const decimal DefaultControlShare = 0.1m;

    private const int MostOutcomes = 1_000_000;
    private const decimal MostMoney = 1_000_000_000_000m;

    public required long BudgetAmount { get; init; }

    public required decimal ControlShare { get; init; }

    public required decimal? MarginShare { get; init; }

    public required int? Seed { get; init; }

    public required int? SimulationCount { get; init; }

    /// <summary>Costs in ten-thousandths by action as it was typed.</summary>
    public required IReadOnlyDictionary<string, long> Costs { get; init; }

    /// <summary>Uplifts by action as it was typed.</summary>
    public required IReadOnlyDictionary<string, double> Uplifts { get; init; }

    /// <summary>Reads the texts and notes every error.</summary>
    public static CampaignOptions Parse(CampaignOptionTexts texts, List<string> errors)
    {
        if (texts.Budget is null)
        {
            errors.Add("--budget is missing; it says what the treated customers may cost, for example --budget 500.");
        }

        return new CampaignOptions
        {
            BudgetAmount = Money("--budget", texts.Budget, lowest: 0.0001m, errors) ?? 0,
            ControlShare = Share("--control", texts.Control, mayBeAll: false, errors) ?? DefaultControlShare,
            MarginShare = Share("--margin", texts.Margin, mayBeAll: true, errors),
            Seed = Whole("--seed", texts.Seed, 0, int.MaxValue, errors),
            SimulationCount = Whole("--simulate", texts.Simulate, 1, MostOutcomes, errors),
            Costs = ByAction("--cost", texts.Costs, (option, text) => Money(option, text, lowest: 0, errors), errors),
            Uplifts = ByAction("--uplift", texts.Uplifts, (option, text) => (double?)Share(option, text, mayBeAll: true, errors), errors),
        };
    }

    private static Dictionary<string, T> ByAction<T>(string option, IReadOnlyList<string> texts, Func<string, string, T?> read, List<string> errors)
        where T : struct
    {
        var values = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in texts)
        {
            // The last sign, so that an action may have one in its name.
            var equals = text.LastIndexOf('=');
            var action = equals < 0 ? "" : text[..equals].Trim();
            if (action.Length == 0)
            {
                errors.Add($"{option} '{text}' is not allowed; it must be ACTION=value, for example {option} \"Win-back Letter=0.05\".");
            }
            else if (read($"{option} {action}=", text[(equals + 1)..].Trim()) is { } value && !values.TryAdd(action, value))
            {
                errors.Add($"{option} gives '{action}' twice.");
            }
        }

        return values;
    }

    private static long? Money(string option, string? text, decimal lowest, List<string> errors)
    {
        if (text is null)
        {
            return null;
        }

        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount >= lowest && amount <= MostMoney)
        {
            return Amount.FromDecimal(amount);
        }

        errors.Add(FormattableString.Invariant($"{option} '{text}' is not allowed; it must be an amount from {lowest} to {MostMoney}, with a point before decimals."));
        return null;
    }

    private static decimal? Share(string option, string? text, bool mayBeAll, List<string> errors)
    {
        if (text is null)
        {
            return null;
        }

        var isPercent = text.EndsWith('%');
        if (decimal.TryParse(isPercent ? text[..^1] : text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            var share = isPercent ? number / 100 : number;
            if (share >= 0 && (share < 1 || (mayBeAll && share == 1)))
            {
                return share;
            }
        }

        errors.Add($"{option} '{text}' is not allowed; it must be from 0 to {(mayBeAll ? "1, or from 0% to 100%" : "below 1, or from 0% to below 100%")}.");
        return null;
    }

    private static int? Whole(string option, string? text, int lowest, int highest, List<string> errors)
    {
        if (text is null)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= lowest && number <= highest)
        {
            return number;
        }

        errors.Add(FormattableString.Invariant($"{option} '{text}' is not allowed; it must be a whole number from {lowest} to {highest}."));
        return null;
    }
}
