namespace RfmBatch.Storage.Reading;

/// <summary>A cluster that a run put a customer in, and what its customers are like.</summary>
/// <param name="Method"><c>k-means</c> or <c>ward</c>.</param>
/// <param name="ClusterNumber">Lasting number.</param>
/// <param name="ClusterName">Name.</param>
/// <param name="CustomerCount">Its customers.</param>
/// <param name="CustomerShare">Their share of the run's customers, 0..1.</param>
/// <param name="RecencyDaysMean">Their mean days since the last sale.</param>
/// <param name="OrderCountMean">Their mean orders.</param>
/// <param name="RevenueAmountMean">Their mean revenue, currency units.</param>
public sealed record ExplainedCluster(
    string Method, int ClusterNumber, string ClusterName, int CustomerCount, double CustomerShare, double RecencyDaysMean, double OrderCountMean, double RevenueAmountMean);
