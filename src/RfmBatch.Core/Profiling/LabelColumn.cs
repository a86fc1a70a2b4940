namespace RfmBatch.Core.Profiling;

/// <summary>One label per customer of a run.</summary>
/// <param name="Labels">Distinct labels.</param>
/// <param name="Indexes">Index into <paramref name="Labels"/> per customer.</param>
internal sealed record LabelColumn(IReadOnlyList<string> Labels, int[] Indexes)
{
    public static LabelColumn Of(AttributeColumn attribute)
    {
        var counts = new int[attribute.Values.Count];
        var unknown = 0;
        foreach (var index in attribute.ValueIndexes)
        {
            if (index < 0)
            {
                unknown++;
            }
            else
            {
                counts[index]++;
            }
        }

        var ofValues = AttributeLabels.Of(attribute.Values, counts);
        List<string> labels = [.. (unknown > 0 ? ofValues.Append(AttributeLabels.Unknown) : ofValues).Distinct(StringComparer.Ordinal)];
        var places = labels.Select((label, place) => (label, place))
            .ToDictionary(pair => pair.label, pair => pair.place, StringComparer.Ordinal);
        var ofIndex = ofValues.Select(label => places[label]).ToArray();
        var ofUnknown = places.GetValueOrDefault(AttributeLabels.Unknown);
        return new LabelColumn(labels, Array.ConvertAll(attribute.ValueIndexes, index => index < 0 ? ofUnknown : ofIndex[index]));
    }
}

/// <summary>One customer attribute of a run's customers.</summary>
/// <param name="Name">Name of the attribute.</param>
/// <param name="Values">Distinct values.</param>
/// <param name="ValueIndexes">Per customer of the run: index into <paramref name="Values"/>, or −1 for a customer without a value.</param>
public sealed record AttributeColumn(string Name, IReadOnlyList<string> Values, int[] ValueIndexes);
