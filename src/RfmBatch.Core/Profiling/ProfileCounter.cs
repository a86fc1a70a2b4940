namespace RfmBatch.Core.Profiling;

/// <summary>Counts labels in groups of customers and compares them with all customers.</summary>
/// <param name="groups">Group per customer of the run, beginning at <paramref name="first"/>; smaller numbers are in no group.</param>
/// <param name="groupCount">Number of groups.</param>
/// <param name="first">Number of the first group.</param>
internal sealed class ProfileCounter(byte[] groups, int groupCount, int first)
{
    private readonly int[] _sizes = Sizes(groups, groupCount, first);

    public List<ProfileRow> Rows { get; } = [];

    public void Add(string attribute, LabelColumn column)
    {
        // Customers that are in no group count for the population alone: one group more, before the first.
        var counts = new int[groupCount + first, column.Labels.Count];
        for (var row = 0; row < groups.Length; row++)
        {
            counts[groups[row], column.Indexes[row]]++;
        }

        AddRows(attribute, column.Labels, counts);
    }

    public void Add(string attribute, LabelPairs pairs)
    {
        var counts = new int[groupCount + first, pairs.Labels.Count];
        for (var i = 0; i < pairs.Rows.Length; i++)
        {
            counts[groups[pairs.Rows[i]], pairs.Indexes[i]]++;
        }

        AddRows(attribute, pairs.Labels, counts);
    }

    private static int[] Sizes(byte[] groups, int groupCount, int first)
    {
        var sizes = new int[groupCount + first];
        foreach (var group in groups)
        {
            sizes[group]++;
        }

        return sizes;
    }

    private void AddRows(string attribute, IReadOnlyList<string> labels, int[,] counts)
    {
        for (var label = 0; label < labels.Count; label++)
        {
            var everywhere = 0;
            for (var group = 0; group < _sizes.Length; group++)
            {
                everywhere += counts[group, label];
            }

            for (var group = first; group < _sizes.Length; group++)
            {
                if (counts[group, label] is > 0 and var count)
                {
                    Rows.Add(
                        new ProfileRow(
                            group - first, attribute, labels[label], count, 100.0 * count / _sizes[group] * groups.Length / everywhere));
                }
            }
        }
    }
}

/// <summary>One value of one attribute in one group of customers.</summary>
/// <param name="GroupIndex">Segment or cluster, from 0.</param>
/// <param name="AttributeName">Name of the attribute, or <see cref="Profiles.CategoryName"/>.</param>
/// <param name="AttributeValue">Value, band, <see cref="AttributeLabels.Other"/> or <see cref="AttributeLabels.Unknown"/>.</param>
/// <param name="CustomerCount">Customers of the group with it, at least 1.</param>
/// <param name="IndexVsPopulation">100 × share in the group ÷ share in all customers of the run.</param>
public sealed record ProfileRow(int GroupIndex, string AttributeName, string AttributeValue, int CustomerCount, double IndexVsPopulation);
