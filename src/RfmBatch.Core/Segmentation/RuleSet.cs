using System.Security.Cryptography;
using System.Text;

namespace RfmBatch.Core.Segmentation;

/// <summary>Ordered rules over scores and metrics that name every customer's segment; the first match wins.</summary>
/// <remarks>
/// Only made by <see cref="Parse"/> and its kin, so that every instance covers every cell and has no rule that cannot match.
/// The file is a JSON object with <c>name</c>, <c>description</c> and <c>source</c> (both optional), <c>bins</c> (2 to 10, or null where no
/// score is looked at), <c>orientation</c> (<c>highest-is-best</c> or <c>one-is-best</c>: how its codes and scores are written),
/// <c>inputs</c> (names of <see cref="RuleInput"/> in camelCase), <c>segments</c> (best first; each with <c>name</c>, <c>color</c>,
/// <c>description</c>, <c>action</c>) and <c>rules</c>, in the order in which they are tried. A rule has a <c>segment</c>, and optionally
/// <c>codes</c> (one character for each score input in the order R, F, M; X = any; joined by '-' where bins = 10) and <c>when</c>: bounds
/// by input, such as <c>{"recencyDays": {"above": 365, "atMost": 730}}</c> with atLeast, above, atMost, below or equals. Optionally the
/// file has <c>actions</c> (each with <c>name</c>, <c>channel</c>, <c>offer</c>, <c>cost</c> per customer and <c>uplift</c>, the assumed
/// incremental probability of an order) and a segment has <c>actions</c> (each with <c>name</c> and <c>why</c>, and optionally its own
/// <c>uplift</c>), the recommended one first: what a campaign plan chooses from. A customer matches who has one of the codes and meets all
/// bounds; a rule without either matches everyone.
/// </remarks>
public sealed class RuleSet
{
    /// <summary>The last segment of every rule set: no sale in the window.</summary>
    public const string NoPurchaseName = "No Purchase";

    /// <summary>Longest name of a rule set or a segment, characters.</summary>
    public const int MaxNameLength = 100;

    /// <summary>Most segments of a rule set, without <see cref="NoPurchaseName"/>.</summary>
    public const int MaxSegments = 254;

    /// <summary>Score classes where neither the options nor the rule set name any.</summary>
    public const int DefaultBins = 5;

    internal RuleSet()
    {
    }

    /// <summary>Name, at most <see cref="MaxNameLength"/> characters; segments belong to (name, segment name) for ever.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, one sentence.</summary>
    public required string Description { get; init; }

    /// <summary>Where the rules come from; empty when not said.</summary>
    public required string Source { get; init; }

    /// <summary>Score classes it is written for, 2..10, or null where it does not look at scores.</summary>
    public required int? Bins { get; init; }

    /// <summary>How its codes and score ranges are written.</summary>
    public required ScoreOrientation Orientation { get; init; }

    /// <summary>What its rules look at.</summary>
    public required IReadOnlyList<RuleInput> Inputs { get; init; }

    /// <summary>Segments in sort order, best first; the last is <see cref="NoPurchaseName"/>.</summary>
    public required IReadOnlyList<Segment> Segments { get; init; }

    /// <summary>Rules in the order in which they are tried.</summary>
    public required IReadOnlyList<SegmentRule> Rules { get; init; }

    /// <summary>Index of <see cref="NoPurchaseName"/> in <see cref="Segments"/>.</summary>
    public int NoPurchaseIndex => Segments.Count - 1;

    /// <summary>The whole rule set as canonical JSON; <see cref="Parse"/> reads it back.</summary>
    public string DefinitionJson => RuleSetJson.Write(this, withPresentation: true);

    /// <summary>SHA-256 of <see cref="DefinitionJson"/>, 64 lower-case hexadecimal digits.</summary>
    public string DefinitionHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(DefinitionJson)));

    /// <summary>
    /// What decides segments, without colours, descriptions and actions, as canonical JSON; part of a run's configuration hash.
    /// </summary>
    internal string RulesJson => RuleSetJson.Write(this, withPresentation: false);

    /// <summary>Reads and checks a rule set.</summary>
    /// <param name="json">The text of the file, in the format described above.</param>
    /// <exception cref="InvalidInputException">Not JSON, not the format, cells that no rule covers, or rules that cannot match: all errors
    /// at once.</exception>
    public static RuleSet Parse(string json) => RuleSetReader.Read(json);

    /// <summary>Reads and checks a user's rule set, which must not take the name of a shipped one.</summary>
    /// <param name="json">The text of the file.</param>
    /// <exception cref="InvalidInputException">As <see cref="Parse"/>, or the name is a shipped one with other contents.</exception>
    public static RuleSet ParseUserFile(string json)
    {
        var ruleSet = Parse(json);
        if (ShippedRuleSets.Find(ruleSet.Name) is { } shipped && shipped.DefinitionHash != ruleSet.DefinitionHash)
        {
            throw new InvalidInputException(
                [$"name: '{ruleSet.Name}' belongs to a rule set that is shipped, and this file differs from it."],
                "Give the file's rule set a name of its own, so that the shipped segments keep their meaning.");
        }

        return ruleSet;
    }
}

/// <summary>Which end of the scores a rule set calls best; stored scores are always highest-is-best.</summary>
public enum ScoreOrientation
{
    /// <summary>bins is best; written <c>highest-is-best</c>.</summary>
    HighestIsBest,

    /// <summary>1 is best; written <c>one-is-best</c>.</summary>
    OneIsBest,
}

/// <summary>One segment of a rule set.</summary>
/// <param name="Name">Name, unique in the rule set.</param>
/// <param name="SortOrder">Position, best first, 1-based and unique in the rule set.</param>
/// <param name="ColorHex">Colour as <c>#RRGGBB</c>.</param>
/// <param name="Description">Who they are, one sentence.</param>
/// <param name="RecommendedAction">What to do, one sentence.</param>
public sealed record Segment(string Name, int SortOrder, string ColorHex, string Description, string RecommendedAction)
{
    /// <summary>What a campaign plan may do with them, the recommended action first; empty where the rule set names none.</summary>
    public IReadOnlyList<SegmentAction> Actions { get; init; } = [];
}
