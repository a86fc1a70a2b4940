using RfmBatch.Core.Segmentation;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Storage.Specification.Segmentation;

/// <summary>What becomes of a rule set's segments when its rules are changed.</summary>
public abstract class SegmentRowsContract : StoreContract
{
    protected SegmentRowsContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task Segments_keep_their_keys_when_they_change_places_are_added_and_taken_out()
    {
        var other = await EnsureAsync("other", "#000000", "A");
        var first = await EnsureAsync("own", "#000000", "A", "B", "C");
        var second = await EnsureAsync("own", "#000000", "C", "N", "A");

        Assert.Equal([first[2], first[0]], [second[0], second[2]]);
        Assert.Equal(7, other.Concat(first).Concat(second).Distinct().Count());
        Assert.Equal(["C", "N", "A", "No Purchase", "B"], await NamesAsync("own"));
        Assert.Equal(first, await EnsureAsync("own", "#000000", "A", "B", "C"));
        Assert.Equal(["A", "B", "C", "No Purchase", "N"], await NamesAsync("own"));
    }

    [Fact]
    public async Task Segments_follow_the_newest_content()
    {
        var before = await EnsureAsync("colored", "#000000", "A", "B");
        Assert.Equal(before, await EnsureAsync("colored", "#00FF00", "A", "B"));
        Assert.Equal(
            [("A", "#00FF00", "A is #00FF00."), ("B", "#00FF00", "B is #00FF00.")],
            (await RowsAsync("colored")).Take(2).Select(row => (row.Text("SegmentName"), row.Text("ColorHex"), row.Text("Description"))));
    }

    [Fact]
    public async Task As_many_segments_as_rules_may_have_are_stored_and_changed()
    {
        var names = Enumerable.Range(1, RuleSet.MaxSegments).Select(i => $"S{i}").ToArray();
        var keys = await EnsureAsync("large", "#000000", names);
        var turned = names.Reverse().ToArray();
        Assert.Equal([.. keys.Take(names.Length).Reverse(), keys[^1]], await EnsureAsync("large", "#00FF00", turned));
        Assert.Equal([.. turned, "No Purchase"], await NamesAsync("large"));
    }

    private async Task<IReadOnlyList<int>> EnsureAsync(string ruleSet, string color, params string[] names)
    {
        var segments = names.Select(name =>
            $$"""{"name": "{{name}}", "color": "{{color}}", "description": "{{name}} is {{color}}.", "action": "Greet."}""");
        var rules = names.Select((name, i) =>
            i == names.Length - 1
                ? $$"""{"segment": "{{name}}"}"""
                : $$"""{"segment": "{{name}}", "when": {"recencyDays": {"below": {{i + 2}} } } }""");
        var text = $$"""
            {"name": "{{ruleSet}}", "bins": null, "orientation": "highest-is-best", "inputs": ["recencyDays"],
             "segments": [{{string.Join(", ", segments)}}], "rules": [{{string.Join(", ", rules)}}]}
            """;
        return await Store.Segments.EnsureAsync(RuleSet.Parse(text), DateTimeOffset.UnixEpoch, Cancellation);
    }

    private async Task<IReadOnlyList<BiRow>> RowsAsync(string ruleSet) => [
        .. (await Store.Bi.ListAsync(new BiQuery("Segment"), Cancellation))
            .Where(row => row.Text("RuleSetName") == ruleSet)
            .OrderBy(row => row.Count("SortOrder"))];

    private async Task<IEnumerable<string>> NamesAsync(string ruleSet) =>
        (await RowsAsync(ruleSet)).Select(row => row.Text("SegmentName"));
}
