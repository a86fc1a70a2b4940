using RfmBatch.Core.Scoring;

namespace RfmBatch.Core.Segmentation;

/// <summary>Counts the occupied cells of scores.</summary>
internal static class CellFigures
{
    /// <summary>Occupied cells, ascending by scores.</summary>
    public static List<RfmCell> Count(MetricColumns metrics, ScoreColumns scores, int bins)
    {
        var counts = new int[ScoreCells.Count(bins)];
        var revenues = new long[counts.Length];
        foreach (var row in metrics.ScoredRows)
        {
            var cell = ScoreCells.Index(scores.Recency[row], scores.Frequency[row], scores.Monetary[row], bins);
            counts[cell]++;
            revenues[cell] += metrics.RevenueAmounts[row];
        }

        var cells = new List<RfmCell>();
        for (var cell = 0; cell < counts.Length; cell++)
        {
            if (counts[cell] > 0)
            {
                cells.Add(new RfmCell(
                    ScoreCells.ScoreOf(cell, RuleInput.RecencyScore, bins),
                    ScoreCells.ScoreOf(cell, RuleInput.FrequencyScore, bins),
                    ScoreCells.ScoreOf(cell, RuleInput.MonetaryScore, bins),
                    counts[cell],
                    revenues[cell]));
            }
        }

        return cells;
    }
}

/// <summary>One occupied cell of scores.</summary>
/// <param name="RecencyScore">1..bins.</param>
/// <param name="FrequencyScore">1..bins.</param>
/// <param name="MonetaryScore">1..bins.</param>
/// <param name="CustomerCount">Customers in the cell.</param>
/// <param name="RevenueAmount">Their revenue, ten-thousandths.</param>
public sealed record RfmCell(int RecencyScore, int FrequencyScore, int MonetaryScore, int CustomerCount, long RevenueAmount);
