using System.Globalization;
using System.Text.Json;
using RfmBatch.Core.Json;

namespace RfmBatch.Core.Segmentation;

/// <summary>The rules of a rule set file: codes and ranges.</summary>
internal sealed partial class RuleSetReader
{
    private List<SegmentRule> ReadRules(StrictObject file)
    {
        var elements = file.List("rules", isRequired: true);
        var rules = new List<SegmentRule>(elements.Count);
        for (var i = 0; i < elements.Count; i++)
        {
            var entry = new StrictObject(elements[i], $"rules[{i}]", _errors);
            var segment = entry.Text("segment", isRequired: true);
            var segmentIndex = _segments.FindIndex(candidate => candidate.Name == segment);
            if (segment.Length > 0 && segmentIndex < 0)
            {
                entry.FailAmong("segment", segment, "is not one of the segments", _segments.Select(known => known.Name));
            }

            var codes = ReadCodes(entry);
            var ranges = ReadRanges(entry);
            entry.RefuseOthers();
            rules.Add(new SegmentRule(i + 1, segmentIndex, segment, codes, ranges, _errors.Count == 0 ? Cells(codes, ranges) : null));
        }

        for (var i = 0; i < _segments.Count; i++)
        {
            var name = _segments[i].Name;
            if (name.Length > 0 && name != RuleSet.NoPurchaseName && rules.TrueForAll(rule => rule.SegmentName != name))
            {
                _errors.Add($"segments[{i}]: no rule leads to '{name}'; write one, or leave the segment out.");
            }
        }

        return rules;
    }

    private List<string> ReadCodes(StrictObject entry)
    {
        var codes = new List<string>();
        var scores = _inputs.Where(RuleInputs.IsScore).ToList();
        foreach (var element in entry.List("codes", isRequired: false))
        {
            var code = element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
            if (scores.Count == 0)
            {
                entry.Fail("codes", $"'{code}' needs scores; name them in inputs");
            }
            else if (_bins is { } bins && Positions(code, bins, scores.Count) is null)
            {
                var separator = bins == 10 ? ", joined with '-'" : "";
                entry.Fail(
                    "codes",
                    FormattableString.Invariant($"'{code}' is not a code of {scores.Count} scores, each 1 to {bins} or X{separator}"));
            }
            else
            {
                codes.Add(code);
            }
        }

        return codes;
    }

    private List<InputRange> ReadRanges(StrictObject entry)
    {
        var ranges = new List<InputRange>();
        if (entry.Get("when", isRequired: false, JsonValueKind.Object) is not { } when)
        {
            return ranges;
        }

        foreach (var property in when.EnumerateObject())
        {
            var path = $"{entry.PathOf("when")}.{property.Name}";
            if (RuleInputs.Find(property.Name) is not { } input || !_inputs.Contains(input))
            {
                _errors.Add(
                    $"{path}: is not one of the rule set's inputs ({string.Join(", ", _inputs.Select(RuleInputs.NameOf))})."
                    + NearestName.Question(property.Name, _inputs.Select(RuleInputs.NameOf)));
            }
            else if (ReadRange(input, new StrictObject(property.Value, path, _errors)) is { } range)
            {
                ranges.Add(range);
            }
        }

        ranges.Sort((a, b) => a.Input.CompareTo(b.Input));
        return ranges;
    }

    private static InputRange? ReadRange(RuleInput input, StrictObject entry)
    {
        var (atLeast, above) = (Bound(entry, "atLeast"), Bound(entry, "above"));
        var (atMost, below) = (Bound(entry, "atMost"), Bound(entry, "below"));
        var equals = Bound(entry, "equals");
        entry.RefuseOthers();
        var lowers = (atLeast is null ? 0 : 1) + (above is null ? 0 : 1) + (equals is null ? 0 : 1);
        var uppers = (atMost is null ? 0 : 1) + (below is null ? 0 : 1) + (equals is null ? 0 : 1);
        if (lowers + uppers == 0)
        {
            entry.Fail(null, "needs a bound: equals, atLeast, above, atMost or below");
            return null;
        }

        if (lowers > 1 || uppers > 1)
        {
            entry.Fail(null, "has two bounds on one side; use one of atLeast and above, one of atMost and below, or equals alone");
            return null;
        }

        var range = new InputRange(input, equals ?? atLeast ?? above, above is null, equals ?? atMost ?? below, below is null);
        if (range.Lowest > range.Highest)
        {
            entry.Fail(null, "allows nothing: its lower bound is above its upper bound");
        }

        return range;
    }

    private static double? Bound(StrictObject entry, string name)
    {
        if (entry.Get(name, isRequired: false, JsonValueKind.Number) is not { } value)
        {
            return null;
        }

        if (value.TryGetDouble(out var number) && Math.Abs(number) <= 1e15)
        {
            return number;
        }

        entry.Fail(name, $"{value.GetRawText()} is not allowed; it must be a number from -1e15 to 1e15");
        return null;
    }

    /// <summary>The cells that meet the codes and the ranges over scores, or null where they leave none out.</summary>
    private bool[]? Cells(List<string> codes, List<InputRange> ranges)
    {
        var ofScores = ranges.Where(range => RuleInputs.IsOfScores(range.Input)).ToList();
        if (_bins is not { } bins || (codes.Count == 0 && ofScores.Count == 0))
        {
            return null;
        }

        var scores = _inputs.Where(RuleInputs.IsScore).ToList();
        var patterns = codes.ConvertAll(code => Positions(code, bins, scores.Count)!);
        var cells = new bool[ScoreCells.Count(bins)];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var index = cell;
            int Value(RuleInput input) => ScoreCells.ValueOf(index, input, bins, _orientation);
            var hasCode = patterns.Count == 0
                || patterns.Exists(pattern => !pattern.Where((score, position) => score != 0 && score != Value(scores[position])).Any());
            cells[cell] = hasCode && ofScores.TrueForAll(range => range.Contains(Value(range.Input)));
        }

        return cells;
    }

    /// <summary>The scores of a pattern, 0 for X, or null where it is not one.</summary>
    private static int[]? Positions(string code, int bins, int count)
    {
        var parts = bins == 10 ? code.Split('-') : [.. code.Select(character => character.ToString())];
        var positions = new int[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i] != "X"
                && (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out positions[i])
                    || positions[i] < 1
                    || positions[i] > bins))
            {
                return null;
            }
        }

        return parts.Length == count ? positions : null;
    }
}
