namespace RfmBatch.Core.Clustering.Features;

/// <summary>What is clustered: columns of equal length, standardised, and how to get back to feature units.</summary>
/// <remarks>
/// Feature units are log(1 + value) or the value itself; standardised values are (feature − mean) ÷ population standard deviation.
/// </remarks>
public sealed class FeatureColumns
{
    private FeatureColumns(double[][] columns, double[] means, double[] deviations, ClusterFeatures? kind)
    {
        Columns = columns;
        Means = means;
        StandardDeviations = deviations;
        Kind = kind;
    }

    /// <summary>Standardised values, one array per feature. Not to be changed.</summary>
    public double[][] Columns { get; }

    /// <summary>Mean per feature, feature units.</summary>
    public double[] Means { get; }

    /// <summary>Population standard deviation per feature, feature units; 0 for a feature whose values are all equal.</summary>
    public double[] StandardDeviations { get; }

    /// <summary>How values became features, or null for columns taken as they are.</summary>
    public ClusterFeatures? Kind { get; }

    /// <summary>Number of points.</summary>
    public int Count => Columns[0].Length;

    /// <summary>Number of features.</summary>
    public int ColumnCount => Columns.Length;

    /// <summary>Transforms and standardises values; a feature without spread becomes 0 everywhere.</summary>
    /// <param name="kind">log(1 + value) with negative values as 0, or the values.</param>
    /// <param name="values">At least one column, of equal lengths; every value finite.</param>
    /// <exception cref="ArgumentException">No column, unequal lengths or a value that is not finite.</exception>
    public static FeatureColumns Prepare(ClusterFeatures kind, IReadOnlyList<double[]> values)
    {
        RequireColumns(values);
        var (means, deviations) = (new double[values.Count], new double[values.Count]);
        var columns = new double[values.Count][];
        for (var j = 0; j < columns.Length; j++)
        {
            var features = kind == ClusterFeatures.Raw
                ? [.. values[j]]
                : Array.ConvertAll(values[j], value => value <= 0 ? 0 : LogOnePlus(value));
            (means[j], deviations[j]) = Standardise(features);
            columns[j] = features;
        }

        return new FeatureColumns(columns, means, deviations, kind);
    }

    /// <summary>Takes columns as they are: feature units and standardised values are the same.</summary>
    /// <exception cref="ArgumentException">No column, unequal lengths or a value that is not finite.</exception>
    public static FeatureColumns AsTheyAre(IReadOnlyList<double[]> values)
    {
        RequireColumns(values);
        return new FeatureColumns([.. values], new double[values.Count], [.. values.Select(_ => 1.0)], null);
    }

    /// <summary>A standardised point in feature units.</summary>
    public double[] ToFeatureUnits(IReadOnlyList<double> standardised)
    {
        ArgumentNullException.ThrowIfNull(standardised);
        return [.. standardised.Select((value, j) => Means[j] + (value * StandardDeviations[j]))];
    }

    /// <summary>
    /// A point in feature units, standardised with these columns' means and deviations; 0 in a feature without spread that has its mean.
    /// </summary>
    /// <remarks>
    /// Where a feature has no spread now, a deviation of 1 stands in, so that a point that came from elsewhere is still far away.
    /// </remarks>
    public double[] ToStandardised(IReadOnlyList<double> featureUnits)
    {
        ArgumentNullException.ThrowIfNull(featureUnits);
        return [.. featureUnits.Select((value, j) => (value - Means[j]) / (StandardDeviations[j] == 0 ? 1 : StandardDeviations[j]))];
    }

    // Math.Log(1 + x) loses the digits of small x (Kahan's correction; the framework has no log1p).
    private static double LogOnePlus(double value)
    {
        var sum = 1 + value;
        return sum == 1 ? value : Math.Log(sum) * (value / (sum - 1));
    }

    // Within the range 0..1 neither an offset nor an outlier of any size costs digits or overflows.
    private static (double Mean, double Deviation) Standardise(double[] column)
    {
        var (low, high) = column.Length == 0 ? (0, 0) : (column.Min(), column.Max());
        var range = high - low;
        if (range == 0)
        {
            Array.Clear(column);
            return (low, 0);
        }

        var mean = column.Sum(value => (value - low) / range) / column.Length;
        var deviation = Math.Sqrt(column.Sum(value => ((value - low) / range - mean) * ((value - low) / range - mean)) / column.Length);
        for (var i = 0; i < column.Length; i++)
        {
            column[i] = (((column[i] - low) / range) - mean) / deviation;
        }

        return (low + (mean * range), deviation * range);
    }

    private static void RequireColumns(IReadOnlyList<double[]> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0 || values.Any(column => column.Length != values[0].Length))
        {
            throw new ArgumentException("Features need at least one column, and columns of equal length.", nameof(values));
        }

        if (values.Any(column => !Array.TrueForAll(column, double.IsFinite)))
        {
            throw new ArgumentException("Features must be finite numbers.", nameof(values));
        }
    }
}

/// <summary>How the scored metrics become cluster features.</summary>
public enum ClusterFeatures
{
    /// <summary>log(1 + value), negative values as 0.</summary>
    Log,

    /// <summary>The values themselves.</summary>
    Raw,
}
