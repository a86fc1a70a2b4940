using MathNet.Numerics.Distributions;

namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>A sum over some customers of the holdout: predicted, come, and how far chance and the parameters' errors move it.</summary>
/// <param name="Kind">What is compared.</param>
/// <param name="Group">Which customers, as a reader says it; empty for all.</param>
/// <param name="Predicted">What was expected.</param>
/// <param name="Actual">What came.</param>
/// <param name="LogError">Standard deviation of ln(actual ÷ predicted) if the model holds.</param>
public sealed record HoldoutComparison(ComparisonKind Kind, string Group, double Predicted, double Actual, double LogError)
{
    /// <summary>Predicted ÷ actual − 1: +.1 says that 10 % more was predicted than came.</summary>
    public double Excess => Actual > 0 ? (Predicted / Actual) - 1 : Predicted > 0 ? 1 : 0;

    /// <summary>How likely the model gives a difference of this size or more, of either sign.</summary>
    public double PValue => Predicted <= 0 || LogError <= 0
        ? 1
        : 2 * Normal.CDF(0, 1, -Math.Abs(Math.Log((Actual + .5) / (Predicted + .5))) / LogError);
}

/// <summary>What is compared with a holdout.</summary>
public enum ComparisonKind
{
    /// <summary>Orders of everybody.</summary>
    Orders,

    /// <summary>Orders by purchase days after the first.</summary>
    OrdersByFrequency,

    /// <summary>Orders by tenth of the probability to be a customer still.</summary>
    OrdersByAlive,

    /// <summary>Revenue of a purchase day, by purchase days after the first.</summary>
    OrderValue,

    /// <summary>Customers within their upper or lower bound.</summary>
    Coverage,
}
