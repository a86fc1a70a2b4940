namespace RfmBatch.Reporting.Svg;

/// <summary>Where the merges of a hierarchy lie: leaves side by side, a merge in the middle of its two sides.</summary>
internal static class DendrogramLayout
{
    /// <summary>A merge.</summary>
    /// <param name="Left">Place of its first side.</param>
    /// <param name="Right">Place of its second side.</param>
    /// <param name="LeftHeight">Height at which the first side was made; 0 for a leaf.</param>
    /// <param name="RightHeight">Height at which the second side was made.</param>
    /// <param name="Height">Its height.</param>
    /// <param name="Group">The group of all its leaves, or null where they are of several.</param>
    internal readonly record struct Merge(double Left, double Right, double LeftHeight, double RightHeight, double Height, long? Group);

    /// <summary>Lays out merges that are sorted by height; merge m (from 1) makes node leaves + m.</summary>
    /// <param name="leafGroups">Group of each leaf, by its node number from 1.</param>
    /// <param name="merges">Sides and height of each merge.</param>
    public static Merge[] Of(IReadOnlyList<long> leafGroups, IReadOnlyList<(int Left, int Right, double Height)> merges)
    {
        var leaves = leafGroups.Count;
        var place = new double[leaves + merges.Count + 1];
        var height = new double[place.Length];
        var group = new long?[place.Length];
        for (var leaf = 1; leaf <= leaves; leaf++)
        {
            (place[leaf], group[leaf]) = (leaf - 0.5, leafGroups[leaf - 1]);
        }

        var laid = new Merge[merges.Count];
        for (var m = 0; m < merges.Count; m++)
        {
            var (left, right, at) = merges[m];
            var node = leaves + m + 1;
            (
                place[node],
                height[node],
                group[node]) = ((place[left] + place[right]) / 2, at, group[left] == group[right] ? group[left] : null);
            laid[m] = new Merge(place[left], place[right], height[left], height[right], at, group[node]);
        }

        return laid;
    }
}
