using RfmBatch.Core.Segmentation;

namespace RfmBatch.Core.Tests.Segmentation;

/// <summary>What people read of a rule set: its stored text, its conditions, and what is wrong with it.</summary>
public sealed class RuleSetPresentationTests
{
    private const string Json = """
        {
          "name": "mine", "description": "For us.", "source": "Ours.", "bins": 2, "orientation": "highest-is-best",
          "inputs": ["recencyScore"],
          "actions": [{"name": "Gift", "channel": "parcel", "offer": "A gift.", "cost": 5, "uplift": 0.1}],
          "segments": [
            {"name": "A", "color": "#000000", "description": "d", "action": "Gift", "actions": [{"name": "Gift", "why": "w"}]},
            {"name": "B", "color": "#FFFFFF", "description": "d", "action": "a"}
          ],
          "rules": [{"segment": "A", "codes": ["2"]}, {"segment": "B"}]
        }
        """;

    [Fact]
    public void The_stored_text_reads_back_as_the_same_rule_set()
    {
        var stored = RuleSetJson.Write(RuleSet.Parse(Json), withPresentation: true);

        Assert.StartsWith("""{"name":"mine","description":"For us.","source":"Ours.","bins":2,""", stored);
        Assert.Contains("""{"name":"Gift","channel":"parcel","offer":"A gift.","cost":5,"uplift":0.1}""", stored);
        Assert.Equal(stored, RuleSetJson.Write(RuleSet.Parse(stored), withPresentation: true));
    }

    [Fact]
    public void The_rules_alone_do_not_change_with_what_people_read()
    {
        var other = Json.Replace("For us.", "For them.", StringComparison.Ordinal).Replace("0.1", "0.2", StringComparison.Ordinal);

        Assert.Equal(RuleSet.Parse(Json).RulesJson, RuleSet.Parse(other).RulesJson);
        Assert.DoesNotContain("For us.", RuleSet.Parse(Json).RulesJson);
    }

    [Theory]
    [InlineData(1.0, true, 1.0, true, "recencyDays = 1")]
    [InlineData(1.0, true, 2.0, false, "recencyDays >= 1 and recencyDays < 2")]
    [InlineData(1.0, false, null, true, "recencyDays > 1")]
    [InlineData(null, true, 2.0, true, "recencyDays <= 2")]
    [InlineData(null, true, null, true, "any recencyDays")]
    public void A_condition_is_said_in_words(double? lower, bool isLowerInclusive, double? upper, bool isUpperInclusive, string words) =>
        Assert.Equal(words, new InputRange(RuleInput.RecencyDays, lower, isLowerInclusive, upper, isUpperInclusive).ToString());

    [Theory]
    [InlineData("""{"segment": "B"}]""", """{"segment": "A"}]""", "segments[1]: no rule leads to 'B'")]
    [InlineData("""["recencyScore"]""", """["recencyDays"]""", "rules[0].codes: '2' needs scores")]
    public void What_is_wrong_is_said_with_its_place(string part, string changed, string expected)
    {
        var json = Json.Replace(part, changed, StringComparison.Ordinal);

        Assert.Contains(
            Assert.Throws<InvalidInputException>(() => RuleSet.Parse(json)).Errors,
            error => error.StartsWith(expected, StringComparison.Ordinal));
    }
}
