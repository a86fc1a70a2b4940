using System.Text.Json;
using RfmBatch.Core.Json;

namespace RfmBatch.Core.Segmentation;

/// <summary>A user's file of actions for segments of a rule set that stays as it is.</summary>
/// <remarks>
/// A JSON object with <c>actions</c> as in a rule set file and <c>segments</c>, each with <c>name</c> and <c>actions</c>. Segments that it
/// does not name keep theirs.
/// </remarks>
public static class ActionFile
{
    private const string NextStep = "Correct the file; the shipped rule sets have actions to start from.";
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The segments with the actions of the file.</summary>
    /// <param name="json">The text of the file.</param>
    /// <param name="segments">A rule set's segments.</param>
    /// <exception cref="InvalidInputException">Not JSON, not the format, or segments that the rule set has not: all errors at
    /// once.</exception>
    public static IReadOnlyList<Segment> Apply(string json, IReadOnlyList<Segment> segments)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(segments);
        var errors = new List<string>();
        var given = new Dictionary<string, IReadOnlyList<SegmentAction>>(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            Read(new StrictObject(document.RootElement, "", errors), segments, given, errors);
        }
        catch (JsonException e)
        {
            errors.Add($"The file of actions is not valid JSON: {e.Message}");
        }

        return errors.Count == 0
            ? [
                .. segments.Select(
                    segment => given.TryGetValue(segment.Name, out var actions) ? segment with { Actions = actions } : segment)
            ]
            : throw new InvalidInputException(errors, NextStep);
    }

    private static void Read(
        StrictObject file, IReadOnlyList<Segment> segments, Dictionary<string, IReadOnlyList<SegmentAction>> given, List<string> errors)
    {
        var reader = new ActionReader(errors);
        reader.ReadAll(file);
        var elements = file.List("segments", isRequired: true);
        for (var i = 0; i < elements.Count; i++)
        {
            var entry = new StrictObject(elements[i], $"segments[{i}]", errors);
            var name = entry.Text("name", isRequired: true);
            var actions = reader.ReadOf(entry, $"segments[{i}]");
            entry.RefuseOthers();
            if (segments.All(segment => segment.Name != name))
            {
                entry.FailAmong(
                    "name",
                    name,
                    $"is not a segment of the run's rule set: {string.Join(", ", segments.Select(segment => segment.Name))}",
                    segments.Select(segment => segment.Name));
            }
            else if (!given.TryAdd(name, actions))
            {
                entry.Fail("name", $"'{name}' is named twice");
            }
        }

        file.RefuseOthers();
    }
}
