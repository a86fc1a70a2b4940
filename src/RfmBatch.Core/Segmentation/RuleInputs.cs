namespace RfmBatch.Core.Segmentation;

/// <summary>Names and kinds of the inputs.</summary>
internal static class RuleInputs
{
    /// <summary>All, in the order in which they are listed and written.</summary>
    public static IReadOnlyList<RuleInput> All { get; } = Enum.GetValues<RuleInput>();

    /// <summary>Name in a rule set file.</summary>
    public static string NameOf(RuleInput input)
    {
        var name = input.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>The input of a name, or null.</summary>
    public static RuleInput? Find(string name)
    {
        foreach (var input in All)
        {
            if (NameOf(input) == name)
            {
                return input;
            }
        }

        return null;
    }

    /// <summary>One of the three scores, a position of a code.</summary>
    public static bool IsScore(RuleInput input) => input <= RuleInput.MonetaryScore;

    /// <summary>Known from the scores alone.</summary>
    public static bool IsOfScores(RuleInput input) => input <= RuleInput.TotalScore;

    /// <summary>Whole numbers from 1 up: days and counts.</summary>
    public static bool IsCounted(RuleInput input) =>
        input is RuleInput.RecencyDays or RuleInput.FirstPurchaseDays or RuleInput.OrderCount or RuleInput.FrequencyCount;
}
