using RfmBatch.Core.Scoring;

namespace RfmBatch.Core.Segmentation;

/// <summary>Finds the rule that decided one customer's segment; a run does the same in columns.</summary>
public static class RuleMatcher
{
    /// <summary>The first rule that matches a customer with a sale in the window.</summary>
    /// <returns>The rule; a checked rule set always has one.</returns>
    public static SegmentRule Match(RuleSet ruleSet, RuleSubject subject)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        ArgumentNullException.ThrowIfNull(subject);
        var cell = ruleSet.Bins is { } bins ? ScoreCells.Index(subject.RecencyScore, subject.FrequencyScore, subject.MonetaryScore, bins) : 0;
        return ruleSet.Rules.First(rule => (rule.Cells is null || rule.Cells[cell]) && rule.MetricRanges.All(range => range.Contains(ValueOf(range.Input, subject))));
    }

    private static double ValueOf(RuleInput input, RuleSubject subject) => input switch
    {
        RuleInput.RecencyDays => subject.RecencyDays,
        RuleInput.FirstPurchaseDays => subject.FirstPurchaseDays,
        RuleInput.OrderCount => subject.OrderCount,
        RuleInput.FrequencyCount => subject.FrequencyCount,
        RuleInput.RevenueAmount => Amount.ToDouble(subject.RevenueAmount),
        RuleInput.MonetaryAmount when !subject.IsMonetaryMean => Amount.ToDouble(subject.RevenueAmount),
        _ => MetricColumns.MeanAmount(subject.RevenueAmount, subject.FrequencyCount),
    };
}
