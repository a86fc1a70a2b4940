using RfmBatch.Core.Operations;

namespace RfmBatch.Core.Tests.Operations;

public sealed class AlikeIdCheckTests
{
    [Theory]
    [InlineData("17850|017850|17850.0", "3 of 3 customers are 1 but for letter case (0), leading zeros or '.0' (1), or blanks", "number.")]
    [InlineData("Éva@x|éva@X", "2 of 2 customers are 1 but for letter case (1), leading zeros or '.0' (0), or blanks", "lower.")]
    [InlineData("a1|A1|7|07", "4 of 4 customers are 2 but for letter case (1), leading zeros or '.0' (1), or blanks", "number or lower.")]
    [InlineData("A 17|A17", "leading zeros or '.0' (0), or blanks and mixtures (1). Correct them in the source", "new store.")]
    public void Writings_of_one_id_are_counted_by_what_they_differ_in(string ids, string words, string advice)
    {
        var finding = AlikeIdCheck.Evaluate(ids.Split('|'));
        Assert.Equal(("RFM054", false, CheckSeverity.Warning), (finding.CheckId, finding.Passed, finding.Severity));
        Assert.Contains(words, finding.Detail, StringComparison.Ordinal);
        Assert.EndsWith($"{advice} A warning from 1 in 1,000 on.", finding.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1|10|100|1.5|1.50|.0|0.|a.0b|A0.1")]
    [InlineData("")]
    public void Other_ids_are_not_alike(string ids) => Assert.True(AlikeIdCheck.Evaluate(ids.Split('|')).Passed);

    [Fact]
    public void A_few_of_many_are_a_notice()
    {
        List<string> ids = [.. Enumerable.Range(1, 3000).Select(i => $"c{i}"), "C1"];
        Assert.Equal((false, CheckSeverity.Notice), (AlikeIdCheck.Evaluate(ids).Passed, AlikeIdCheck.Evaluate(ids).Severity));
    }
}
