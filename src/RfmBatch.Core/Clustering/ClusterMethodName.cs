namespace RfmBatch.Core.Clustering;

/// <summary>Names of methods as they stand in tables and views.</summary>
public static class ClusterMethodName
{
    /// <summary><c>k-means</c> or <c>ward</c>.</summary>
    public static string Of(ClusterMethod method) => RfmBatch.Core.Options.OptionNames.Of(method);
}
