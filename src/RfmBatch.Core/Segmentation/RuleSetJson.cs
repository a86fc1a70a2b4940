using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RfmBatch.Core.Segmentation;

/// <summary>Writes rule sets as canonical JSON: fixed order of properties, no white space.</summary>
internal static class RuleSetJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string NameOf(ScoreOrientation orientation) =>
        orientation == ScoreOrientation.OneIsBest ? "one-is-best" : "highest-is-best";

    public static string Write(RuleSet ruleSet, bool withPresentation)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("name", ruleSet.Name);
            if (withPresentation)
            {
                json.WriteString("description", ruleSet.Description);
                json.WriteString("source", ruleSet.Source);
            }

            if (ruleSet.Bins is { } bins)
            {
                json.WriteNumber("bins", bins);
            }
            else
            {
                json.WriteNull("bins");
            }

            json.WriteString("orientation", NameOf(ruleSet.Orientation));
            json.WriteStartArray("inputs");
            foreach (var input in ruleSet.Inputs)
            {
                json.WriteStringValue(RuleInputs.NameOf(input));
            }

            json.WriteEndArray();
            if (withPresentation)
            {
                WriteActions(json, ruleSet);
            }

            WriteSegments(json, ruleSet, withPresentation);
            WriteRules(json, ruleSet);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    // Without any there is no property, so that rule sets from before there were actions keep their hash. A segment always
    // states its own uplift; an action's is that of the first segment that names it.
    private static void WriteActions(Utf8JsonWriter json, RuleSet ruleSet)
    {
        var actions = Named(ruleSet);
        if (actions.Count == 0)
        {
            return;
        }

        json.WriteStartArray("actions");
        foreach (var action in actions)
        {
            json.WriteStartObject();
            json.WriteString("name", action.Name);
            json.WriteString("channel", action.Channel);
            json.WriteString("offer", action.Offer);
            json.WriteNumber("cost", Amount.ToDecimal(action.CostAmount));
            json.WriteNumber("uplift", action.UpliftProbability);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteActions(Utf8JsonWriter json, Segment segment)
    {
        if (segment.Actions.Count == 0)
        {
            return;
        }

        json.WriteStartArray("actions");
        foreach (var action in segment.Actions)
        {
            json.WriteStartObject();
            json.WriteString("name", action.Name);
            json.WriteString("why", action.Why);
            json.WriteNumber("uplift", action.UpliftProbability);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static List<SegmentAction> Named(RuleSet ruleSet) =>
        [
            .. ruleSet.Segments.Take(ruleSet.NoPurchaseIndex)
                .SelectMany(segment => segment.Actions)
                .DistinctBy(action => action.Name, StringComparer.Ordinal)
        ];

    private static void WriteSegments(Utf8JsonWriter json, RuleSet ruleSet, bool withPresentation)
    {
        json.WriteStartArray("segments");
        foreach (var segment in ruleSet.Segments.Take(ruleSet.NoPurchaseIndex))
        {
            json.WriteStartObject();
            json.WriteString("name", segment.Name);
            if (withPresentation)
            {
                json.WriteString("color", segment.ColorHex);
                json.WriteString("description", segment.Description);
                json.WriteString("action", segment.RecommendedAction);
                WriteActions(json, segment);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRules(Utf8JsonWriter json, RuleSet ruleSet)
    {
        json.WriteStartArray("rules");
        foreach (var rule in ruleSet.Rules)
        {
            json.WriteStartObject();
            json.WriteString("segment", rule.SegmentName);
            if (rule.Codes.Count > 0)
            {
                json.WriteStartArray("codes");
                foreach (var code in rule.Codes)
                {
                    json.WriteStringValue(code);
                }

                json.WriteEndArray();
            }

            if (rule.Ranges.Count > 0)
            {
                json.WriteStartObject("when");
                foreach (var range in rule.Ranges)
                {
                    json.WriteStartObject(RuleInputs.NameOf(range.Input));
                    WriteBound(json, range.IsLowerInclusive ? "atLeast" : "above", range.Lower);
                    WriteBound(json, range.IsUpperInclusive ? "atMost" : "below", range.Upper);
                    json.WriteEndObject();
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteBound(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }
}
