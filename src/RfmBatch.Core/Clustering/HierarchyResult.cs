using RfmBatch.Core.Clustering.Ward;

namespace RfmBatch.Core.Clustering;

/// <summary>The hierarchy of a run.</summary>
/// <param name="Grouping">Its cut.</param>
/// <param name="Cut">Leaves and merges as they are drawn.</param>
/// <param name="IsExact">Whether single customers were merged and not micro-clusters.</param>
/// <param name="CellCount">Customers or micro-clusters that were merged.</param>
/// <param name="Cophenetic">How well the heights keep the distances.</param>
public sealed record HierarchyResult(
    ClusterGrouping Grouping, HierarchyCut Cut, bool IsExact, int CellCount, CopheneticCorrelation Cophenetic);
