namespace RfmBatch.Core.Clustering.Ward;

/// <summary>One step of a hierarchy: two clusters become one.</summary>
/// <param name="First">A point of one cluster.</param>
/// <param name="Second">A point of the other.</param>
/// <param name="Height">√(2ab ÷ (a + b)) × the distance of the centroids of a and b points: the ward.D2 scale of R and SciPy, on which two points merge at their distance.</param>
internal readonly record struct WardMerge(int First, int Second, double Height);
