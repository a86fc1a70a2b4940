using RfmBatch.Core.Segmentation;

namespace RfmBatch.Core.Tests.Segmentation;

public sealed class RuleSetTests
{
    private const string Segments = """
        [{"name":"A","color":"#000000","description":"d","action":"a"},{"name":"B","color":"#FFFFFF","description":"d","action":"a"}]
        """;

    [Fact]
    public void Parse_adds_no_purchase_as_the_last_segment()
    {
        var ruleSet = Two("""[{"segment":"A","codes":["X1"]},{"segment":"B"}]""");

        Assert.Equal(["A", "B", "No Purchase"], ruleSet.Segments.Select(segment => segment.Name));
        Assert.Equal(2, ruleSet.NoPurchaseIndex);
        Assert.Equal(3, ruleSet.Segments[2].SortOrder);
        Assert.Equal("#BBBBBB", ruleSet.Segments[2].ColorHex);
    }

    [Fact]
    public void Parse_reports_every_error_at_once()
    {
        const string Json = """
            {
              "name": " mine", "bins": 11, "orientation": "up", "inputs": ["recencyScore", "recencyScore", "age"], "colour": 1,
              "segments": [
                {"name": "A", "color": "red", "description": "d", "action": "a", "sort": 1},
                {"name": "A", "color": "#000000", "description": "d"},
                {"name": "No Purchase", "color": "#000000", "description": "d", "action": "a"},
                7
              ],
              "rules": [
                {"segment": "C"},
                {"segment": "A", "when": {"recencyDays": {"atLeast": 1}, "recencyScore": {}}},
                {"segment": "A", "when": {"recencyScore": {"atLeast": 1, "above": 1}}},
                {"segment": "A", "when": {"recencyScore": {"atLeast": 3, "below": 3}}},
                {"segment": "A", "when": {"recencyScore": {"equals": 1e16, "from": 1}}}
              ]
            }
            """;

        var failure = Assert.Throws<InvalidInputException>(() => RuleSet.Parse(Json));

        Assert.Equal(
            [
                "name: ' mine' begins or ends with white space.",
                "bins: 11 is not allowed; it must be a whole number from 2 to 10.",
                "orientation: 'up' is not one of highest-is-best, one-is-best.",
                "inputs: 'recencyScore' is named twice.",
                "inputs: 'age' is not one of recencyScore, frequencyScore, monetaryScore, totalScore, recencyDays, firstPurchaseDays, "
                + "orderCount, frequencyCount, revenueAmount, monetaryAmount, meanAmount.",
                "bins: is missing; a rule set that looks at scores must name the bins (2 to 10) that it is written for.",
                "segments[0].color: 'red' is not a colour written as #RRGGBB.",
                "segments[0].sort: unknown property; known here: name, color, description, action, actions.",
                "segments[1].name: 'A' is used twice.",
                "segments[1].action: is missing.",
                "segments[2].name: 'No Purchase' is reserved; it is added to every rule set as the last segment.",
                "segments[3]: must be an object, not 7.",
                "rules[0].segment: 'C' is not one of the segments.",
                "rules[1].when.recencyDays: is not one of the rule set's inputs (recencyScore).",
                "rules[1].when.recencyScore: needs a bound: equals, atLeast, above, atMost or below.",
                "rules[2].when.recencyScore: has two bounds on one side; use one of atLeast and above, one of atMost and below, or equals "
                + "alone.",
                "rules[3].when.recencyScore: allows nothing: its lower bound is above its upper bound.",
                "rules[4].when.recencyScore.equals: 1e16 is not allowed; it must be a number from -1e15 to 1e15.",
                "rules[4].when.recencyScore.from: unknown property; known here: atLeast, above, atMost, below, equals.",
                "rules[4].when.recencyScore: needs a bound: equals, atLeast, above, atMost or below.",
                "colour: unknown property; known here: name, description, source, bins, orientation, inputs, actions, segments, rules.",
            ],
            failure.Errors);
        Assert.Equal("Correct the rule set and run the command again; the shipped ones are patterns to start from.", failure.NextStep);
    }

    [Theory]
    [InlineData("{", "The rule set is not valid JSON: ")]
    [InlineData("""{"name":"a","name":"b"}""", "The rule set is not valid JSON: ")]
    [InlineData("[]", "the file: must be an object, not a list.")]
    [InlineData("{}", "name: is missing.")]
    public void Parse_refuses_what_is_not_a_rule_set(string json, string start) =>
        Assert.StartsWith(start, Assert.Throws<InvalidInputException>(() => RuleSet.Parse(json)).Errors[0]);

    // Its rules would be compared with every cell for minutes.
    [Fact]
    public void A_rule_set_of_a_hundred_thousand_segments_is_refused_at_once()
    {
        var names = Enumerable.Range(0, 100_000).Select(i => $$"""{"name":"S{{i}}","description":"d","color":"#000000","action":"a"}""");
        var rules = Enumerable.Range(0, 100_000).Select(i => $$$"""{"segment":"S{{{i}}}","recencyDays":{"min":{{{i}}},"max":{{{i}}}}}""");
        var json = $$"""
            {"name":"many","inputs":["recencyDays"],"segments":[{{string.Join(',', names)}}],"rules":[{{string.Join(',', rules)}}]}
            """;

        Assert.Equal(
            ["segments: there are 100000; at most 1000 are allowed."],
            Assert.Throws<InvalidInputException>(() => RuleSet.Parse(json)).Errors);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("111")]
    [InlineData("13")]
    [InlineData("0X")]
    [InlineData("x1")]
    [InlineData("")]
    public void Parse_refuses_codes_of_other_scores(string code) => Assert.Equal(
        [$"rules[0].codes: '{code}' is not a code of 2 scores, each 1 to 2 or X."],
        Assert.Throws<InvalidInputException>(() => Two($$"""[{"segment":"A","codes":["{{code}}"]},{"segment":"B"}]""")).Errors);

    [Fact]
    public void Codes_of_ten_bins_are_joined_by_hyphens()
    {
        var ruleSet = Read(
            "10",
            "highest-is-best",
            """["recencyScore","frequencyScore"]""",
            """[{"segment":"A","codes":["10-X","1-10"]},{"segment":"B"}]""");
        var table = Segmenter.SegmentByCell(ruleSet, 10);

        Assert.Equal(110, table.Count(segment => segment == 0)); // 10 × 10 monetary for 10-X, and 10 for 1-10
        Assert.Equal(0, table[ScoreCells.Index(1, 10, 4, 10)]);
        Assert.Equal(
            ["rules[0].codes: '10X' is not a code of 2 scores, each 1 to 10 or X, joined with '-'."],
            Assert.Throws<InvalidInputException>(
                () => Read(
                    "10",
                    "highest-is-best",
                    """["recencyScore","frequencyScore"]""",
                    """[{"segment":"A","codes":["10X"]},{"segment":"B"}]""")).Errors);
    }

    [Fact]
    public void Parse_lists_the_cells_that_no_rule_covers() => Assert.Equal(
        ["rules: 2 of 4 cells are covered by no rule: 12; 22."],
        Assert.Throws<InvalidInputException>(() => Two("""[{"segment":"A","codes":["11"]},{"segment":"B","codes":["21"]}]""")).Errors);

    [Fact]
    public void Parse_lists_uncovered_cells_in_the_rule_sets_orientation() => Assert.Equal(
        ["rules: 1 of 4 cells are covered by no rule: 11."],
        Assert.Throws<InvalidInputException>(
            () => Read(
                "2",
                "one-is-best",
                """["recencyScore","frequencyScore"]""",
                """[{"segment":"A","codes":["2X"]},{"segment":"B","codes":["X2"]}]""")).Errors);

    [Fact]
    public void Parse_lists_the_rules_that_can_never_match() => Assert.Equal(
        [
            "rules[1]: can never match, earlier rules take all that it describes (B: code 11).",
            "rules[3]: can never match, earlier rules take all that it describes (B: everyone else).",
        ],
        Assert.Throws<InvalidInputException>(
            () => Two(
                """[{"segment":"A","codes":["1X"]},{"segment":"B","codes":["11"]},{"segment":"B","codes":["X1","X2"]}"""
                + """,{"segment":"B"}]""")).Errors);

    [Fact]
    public void Parse_lists_uncovered_intervals_of_metrics()
    {
        const string Rules = """
            [{"segment":"A","when":{"recencyDays":{"atMost":30}}},
             {"segment":"B","when":{"recencyDays":{"above":60},"meanAmount":{"atLeast":100}}}]
            """;

        Assert.Equal(
            [
                "rules: 3 of 6 cells are covered by no rule: recencyDays >= 31 and recencyDays <= 60 with meanAmount < 100; recencyDays >= "
                + "31 and recencyDays <= 60 with meanAmount >= 100; recencyDays >= 61 with meanAmount < 100."
            ],
            Assert.Throws<InvalidInputException>(() => Read("null", "highest-is-best", """["recencyDays","meanAmount"]""", Rules)).Errors);
    }

    [Fact]
    public void The_first_purchase_is_never_after_the_last_so_rules_need_not_cover_it()
    {
        const string Rules = """
            [{"segment":"A","when":{"recencyDays":{"atMost":30}}},
             {"segment":"B","when":{"firstPurchaseDays":{"above":30}}}]
            """;

        Assert.NotNull(Read("null", "highest-is-best", """["recencyDays","firstPurchaseDays"]""", Rules));
        Assert.Equal(
            ["rules[1]: can never match, earlier rules take all that it describes (B: recencyDays > 60 and firstPurchaseDays <= 60)."],
            Assert.Throws<InvalidInputException>(() => Read(
                "null",
                "highest-is-best",
                """["recencyDays","firstPurchaseDays"]""",
                """[{"segment":"A","when":{"recencyDays":{"atMost":30}}},{"segment":"B","when":{"recencyDays":{"above":60}"""
                + ""","firstPurchaseDays":{"atMost":60}}},{"segment":"B"}]""")).Errors);
    }

    [Fact]
    public void Counts_start_at_1_so_rules_need_not_cover_0() => Assert.NotNull(
        Read(
            "null",
            "highest-is-best",
            """["orderCount"]""",
            """[{"segment":"A","when":{"orderCount":{"equals":1}}},{"segment":"B","when":{"orderCount":{"above":1.5}}}]"""));

    [Fact]
    public void Money_may_be_negative_so_rules_must_cover_it() => Assert.Equal(
        ["rules: 1 of 3 cells are covered by no rule: revenueAmount < 0."],
        Assert.Throws<InvalidInputException>(
            () => Read(
                "null",
                "highest-is-best",
                """["revenueAmount"]""",
                """[{"segment":"A","when":{"revenueAmount":{"atLeast":0,"atMost":10}}}"""
                + """,{"segment":"B","when":{"revenueAmount":{"above":10}}}]""")).Errors);

    [Fact]
    public void Parse_refuses_more_combinations_than_it_can_check()
    {
        string Rules(string input) =>
            string.Join(',', Enumerable.Range(1, 60).Select(i => $$$$"""{"segment":"A","when":{"{{{{input}}}}":{"equals":{{{{i}}}} }}}"""));
        var failure = Assert.Throws<InvalidInputException>(() => Read(
            "null",
            "highest-is-best",
            """["orderCount","frequencyCount","recencyDays","revenueAmount"]""",
            $$"""[{{Rules("orderCount")}},{{Rules("frequencyCount")}},{{Rules("recencyDays")}},{{Rules("revenueAmount")}}"""
            + $$""",{"segment":"B"}]"""));

        Assert.Equal(
            ["rules: 27,464,701 combinations of scores and bounds are too many to check; at most 1,000,000. Use fewer inputs or bounds."],
            failure.Errors);
    }

    [Fact]
    public void Parse_takes_254_segments_of_100_characters_and_no_more()
    {
        static string Json(int segments, int length)
        {
            var names = Enumerable.Range(0, segments).Select(i => i.ToString("D3", null).PadRight(length, 'x')).ToArray();
            var entries = string.Join(
                ',', names.Select(name => $$"""{"name":"{{name}}","color":"#000000","description":"d","action":"a"}"""));
            var rules = string.Join(
                ',', names.Select((name, i) => $$$$"""{"segment":"{{{{name}}}}","when":{"orderCount":{"atMost":{{{{i + 1}}}} }}}"""));
            return $$"""{"name":"n","bins":null,"orientation":"highest-is-best","inputs":["orderCount"],"segments":[{{entries}}]"""
                + $$""","rules":[{{rules}},{"segment":"{{names[0]}}"}]}""";
        }

        Assert.Equal(255, RuleSet.Parse(Json(254, 100)).Segments.Count);
        Assert.Equal(
            ["segments: 255 segments are too many; at most 254."],
            Assert.Throws<InvalidInputException>(() => RuleSet.Parse(Json(255, 3))).Errors);
        Assert.Equal(
            "segments[0].name: has 101 characters; at most 100.",
            Assert.Throws<InvalidInputException>(() => RuleSet.Parse(Json(1, 101))).Errors[0]);
    }

    [Fact]
    public void ParseUserFile_refuses_a_shipped_name_with_other_contents()
    {
        var shipped = ShippedRuleSets.Text("value5");

        Assert.Equal("value5", RuleSet.ParseUserFile(shipped).Name);
        var failure = Assert.Throws<InvalidInputException>(
            () => RuleSet.ParseUserFile(shipped.Replace("Low-cost messages only.", "Nothing.", StringComparison.Ordinal)));
        Assert.Equal(["name: 'value5' belongs to a rule set that is shipped, and this file differs from it."], failure.Errors);
        Assert.Equal("Give the file's rule set a name of its own, so that the shipped segments keep their meaning.", failure.NextStep);
    }

    [Fact]
    public void Text_of_an_unknown_rule_set_says_which_there_are()
    {
        var failure = Assert.Throws<RfmBatchException>(() => ShippedRuleSets.Text("mine"));

        Assert.Equal(
            ("No rule set 'mine' is shipped.", "Use one of standard11, rf10, retail6, managerial8, value5."),
            (failure.Message, failure.NextStep));
    }

    private static RuleSet Two(string rules) => Read("2", "highest-is-best", """["frequencyScore","recencyScore"]""", rules);

    private static RuleSet Read(string bins, string orientation, string inputs, string rules) =>
        RuleSet.Parse(
            $$"""{"name":"mine","bins":{{bins}},"orientation":"{{orientation}}","inputs":{{inputs}},"segments":{{Segments}}"""
            + $$""","rules":{{rules}}}""");
}
