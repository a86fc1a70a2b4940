using System.Globalization;

namespace RfmBatch.Core.Segmentation;

/// <summary>Numbering of the cells of three scores, and their codes.</summary>
internal static class ScoreCells
{
    /// <summary>Number of cells.</summary>
    public static int Count(int bins) => bins * bins * bins;

    /// <summary>Index of a cell; scores are 1..bins, highest is best.</summary>
    public static int Index(int recency, int frequency, int monetary, int bins) =>
        ((((recency - 1) * bins) + frequency - 1) * bins) + monetary - 1;

    /// <summary>One of the three scores of a cell.</summary>
    public static int ScoreOf(int cell, RuleInput input, int bins) => 1 + (input switch
    {
        RuleInput.RecencyScore => cell / (bins * bins),
        RuleInput.FrequencyScore => cell / bins % bins,
        _ => cell % bins,
    });

    /// <summary>A score of a cell, or their sum, as the rule set counts them.</summary>
    public static int ValueOf(int cell, RuleInput input, int bins, ScoreOrientation orientation) => input == RuleInput.TotalScore
        ? ValueOf(cell, RuleInput.RecencyScore, bins, orientation) + ValueOf(cell, RuleInput.FrequencyScore, bins, orientation)
            + ValueOf(cell, RuleInput.MonetaryScore, bins, orientation)
        : orientation == ScoreOrientation.OneIsBest ? bins + 1 - ScoreOf(cell, input, bins) : ScoreOf(cell, input, bins);

    /// <summary>The code of a cell over some of the scores, as the rule set writes it.</summary>
    public static string Code(int cell, IEnumerable<RuleInput> scores, int bins, ScoreOrientation orientation) =>
        string.Join(
            bins == 10 ? "-" : "", scores.Select(score => ValueOf(cell, score, bins, orientation).ToString(CultureInfo.InvariantCulture)));
}
