using System.Text.Json;
using System.Text.RegularExpressions;
using RfmBatch.Core.Json;

namespace RfmBatch.Core.Segmentation;

/// <summary>Reads rule set files strictly: unknown properties are refused and all errors are reported at once.</summary>
internal sealed partial class RuleSetReader
{
    private const string NextStep = "Correct the rule set and run the command again; the shipped ones are patterns to start from.";

    // Every rule is compared with every cell and with those before it; nobody tells more segments apart.
    private const int MostRules = 1000;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly List<string> _errors = [];
    private readonly List<Segment> _segments = [];
    private readonly List<RuleInput> _inputs = [];
    private int? _bins;
    private ScoreOrientation _orientation;

    public static RuleSet Read(string json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, Strict);
        }
        catch (JsonException e)
        {
            throw new InvalidInputException([$"The rule set is not valid JSON: {e.Message}"], NextStep);
        }

        using (document)
        {
            RefuseTooMany(document.RootElement);
            return new RuleSetReader().Read(document.RootElement);
        }
    }

    // Before anything is compared with anything.
    private static void RefuseTooMany(JsonElement root)
    {
        foreach (var name in (string[])["segments", "rules"])
        {
            if (root.ValueKind == JsonValueKind.Object
                && root.TryGetProperty(name, out var list)
                && list.ValueKind == JsonValueKind.Array
                && list.GetArrayLength() is > MostRules and var count)
            {
                throw new InvalidInputException(
                    [FormattableString.Invariant($"{name}: there are {count}; at most {MostRules} are allowed.")], NextStep);
            }
        }
    }

    private RuleSet Read(JsonElement root)
    {
        var file = new StrictObject(root, "", _errors);
        var name = Name(file, "name");
        var description = file.Text("description", isRequired: false);
        var source = file.Text("source", isRequired: false);
        _bins = file.Whole("bins", isRequired: false, 2, 10);
        _orientation = Orientation(file);
        ReadInputs(file);
        var actions = new ActionReader(_errors);
        actions.ReadAll(file);
        ReadSegments(file, actions);
        var rules = ReadRules(file);
        file.RefuseOthers();
        if (_errors.Count == 0)
        {
            RuleSetChecker.Check(rules, _inputs, _bins, _orientation, _errors);
        }

        if (_errors.Count > 0)
        {
            throw new InvalidInputException(_errors, NextStep);
        }

        _segments.Add(new Segment(
            RuleSet.NoPurchaseName,
            _segments.Count + 1,
            "#BBBBBB",
            "No purchase in the observed window: returns only, or all purchases are older.",
            "Leave out of campaigns, or try one low-cost win-back message.") { Actions = [SegmentAction.LeaveOut] });
        return new RuleSet
        {
            Name = name,
            Description = description,
            Source = source,
            Bins = _bins,
            Orientation = _orientation,
            Inputs = _inputs,
            Segments = _segments,
            Rules = rules,
        };
    }

    private static ScoreOrientation Orientation(StrictObject file)
    {
        var text = file.Text("orientation", isRequired: true);
        foreach (var orientation in Enum.GetValues<ScoreOrientation>())
        {
            if (RuleSetJson.NameOf(orientation) == text)
            {
                return orientation;
            }
        }

        if (text.Length > 0)
        {
            file.FailAmong("orientation", text, "is not one of highest-is-best, one-is-best", "highest-is-best", "one-is-best");
        }

        return ScoreOrientation.HighestIsBest;
    }

    private void ReadInputs(StrictObject file)
    {
        foreach (var element in file.List("inputs", isRequired: true))
        {
            var name = element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
            if (RuleInputs.Find(name) is not { } input)
            {
                file.FailAmong(
                    "inputs",
                    name,
                    $"is not one of {string.Join(", ", RuleInputs.All.Select(RuleInputs.NameOf))}",
                    RuleInputs.All.Select(RuleInputs.NameOf));
            }
            else if (_inputs.Contains(input))
            {
                file.Fail("inputs", $"'{name}' is named twice");
            }
            else
            {
                _inputs.Add(input);
            }
        }

        // One order for codes and for the hash, whatever the order in the file.
        _inputs.Sort();
        if (_bins is null && _inputs.Any(RuleInputs.IsOfScores))
        {
            file.Fail("bins", "is missing; a rule set that looks at scores must name the bins (2 to 10) that it is written for");
        }
    }

    private void ReadSegments(StrictObject file, ActionReader actions)
    {
        var elements = file.List("segments", isRequired: true);
        if (elements.Count > RuleSet.MaxSegments)
        {
            file.Fail("segments", $"{elements.Count} segments are too many; at most {RuleSet.MaxSegments}");
        }

        for (var i = 0; i < elements.Count; i++)
        {
            var entry = new StrictObject(elements[i], $"segments[{i}]", _errors);
            var name = Name(entry, "name");
            var color = entry.Text("color", isRequired: true);
            if (color.Length > 0 && !ColorPattern().IsMatch(color))
            {
                entry.Fail("color", $"'{color}' is not a colour written as #RRGGBB");
            }

            if (name == RuleSet.NoPurchaseName)
            {
                entry.Fail("name", $"'{name}' is reserved; it is added to every rule set as the last segment");
            }
            else if (name.Length > 0 && _segments.Any(segment => segment.Name == name))
            {
                entry.Fail("name", $"'{name}' is used twice");
            }

            _segments.Add(new Segment(
                name, i + 1, color.ToUpperInvariant(), entry.Text("description", isRequired: true), entry.Text("action", isRequired: true))
            {
                Actions = actions.ReadOf(entry, $"segments[{i}]"),
            });
            entry.RefuseOthers();
        }
    }

    private static string Name(StrictObject entry, string property)
    {
        var name = entry.Text(property, isRequired: true);
        if (name.Length > RuleSet.MaxNameLength)
        {
            entry.Fail(property, $"has {name.Length} characters; at most {RuleSet.MaxNameLength}");
        }
        else if (name.Trim().Length != name.Length)
        {
            entry.Fail(property, $"'{name}' begins or ends with white space");
        }

        return name;
    }

    [GeneratedRegex("^#[0-9A-Fa-f]{6}$", RegexOptions.CultureInvariant)]
    private static partial Regex ColorPattern();
}
