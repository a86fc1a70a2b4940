namespace RfmBatch.Core.Clustering.Ward;

/// <summary>Which cluster each point of a hierarchy is in after some of its merges (union–find).</summary>
internal sealed class DisjointSet
{
    private readonly int[] _parents;

    public DisjointSet(int points) => _parents = [.. Enumerable.Range(0, points)];

    /// <summary>A point that stands for the cluster of a point.</summary>
    public int Find(int point)
    {
        while (_parents[point] != point)
        {
            _parents[point] = _parents[_parents[point]];
            point = _parents[point];
        }

        return point;
    }

    /// <summary>Joins two clusters by their standing points; the first stands for both.</summary>
    public void Join(int first, int second) => _parents[second] = first;
}
