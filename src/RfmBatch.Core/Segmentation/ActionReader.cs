using System.Text.Json;
using RfmBatch.Core.Json;

namespace RfmBatch.Core.Segmentation;

/// <summary>
/// Reads actions: what there is (<c>actions</c> of the file) and what suits whom (<c>actions</c> of a segment, the recommended one first).
/// </summary>
internal sealed class ActionReader(List<string> errors)
{
    // Above this somebody has written cents.
    private const decimal MostCost = 1_000_000;

    private readonly Dictionary<string, SegmentAction> _actions = new(StringComparer.Ordinal);

    /// <summary>Reads the file's list; absent is none.</summary>
    public void ReadAll(StrictObject file)
    {
        var elements = file.List("actions", isRequired: false);
        for (var i = 0; i < elements.Count; i++)
        {
            var entry = new StrictObject(elements[i], $"actions[{i}]", errors);
            var name = Text(entry, "name", RuleSet.MaxNameLength);
            var action = new SegmentAction(
                name,
                Text(entry, "channel", SegmentAction.MaxChannelLength),
                Text(entry, "offer", SegmentAction.MaxTextLength),
                "",
                Amount.FromDecimal(entry.Number("cost", isRequired: true, 0, MostCost) ?? 0),
                (double)(entry.Number("uplift", isRequired: true, 0, 1) ?? 0));
            entry.RefuseOthers();
            if (name.Length > 0 && !_actions.TryAdd(name, action))
            {
                entry.Fail("name", $"'{name}' is used twice");
            }
        }
    }

    /// <summary>Reads a segment's list; absent is none.</summary>
    public IReadOnlyList<SegmentAction> ReadOf(StrictObject segment, string path)
    {
        var actions = new List<SegmentAction>();
        var elements = segment.List("actions", isRequired: false);
        for (var i = 0; i < elements.Count; i++)
        {
            var entry = new StrictObject(elements[i], $"{path}.actions[{i}]", errors);
            var name = entry.Text("name", isRequired: true);
            var why = Text(entry, "why", SegmentAction.MaxTextLength);
            var uplift = entry.Number("uplift", isRequired: false, 0, 1);
            entry.RefuseOthers();
            if (!_actions.TryGetValue(name, out var action))
            {
                var what = _actions.Count == 0
                    ? "is not an action of the file; list it under actions, with channel, offer, cost and uplift"
                    : $"is not one of the file's actions: {string.Join(", ", _actions.Keys)}";
                entry.FailAmong("name", name, what, _actions.Keys);
            }
            else if (actions.Exists(other => other.Name == name))
            {
                entry.Fail("name", $"'{name}' is named twice");
            }
            else
            {
                actions.Add(action with { Why = why, UpliftProbability = uplift is { } own ? (double)own : action.UpliftProbability });
            }
        }

        return actions;
    }

    private static string Text(StrictObject entry, string property, int longest)
    {
        if (entry.Get(property, isRequired: true, JsonValueKind.String)?.GetString() is not { } text)
        {
            return "";
        }

        if (text.Length == 0)
        {
            entry.Fail(property, "must not be empty");
        }
        else if (text.Length > longest)
        {
            entry.Fail(property, $"has {text.Length} characters; at most {longest}");
        }
        else if (text.Trim().Length != text.Length)
        {
            entry.Fail(property, $"'{text}' begins or ends with white space");
        }

        return text;
    }
}
