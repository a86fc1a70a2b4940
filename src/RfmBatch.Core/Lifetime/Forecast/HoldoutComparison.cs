namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>A sum over some customers of the holdout: predicted, come, and what the model itself gives such a difference.</summary>
/// <param name="Kind">What is compared.</param>
/// <param name="Group">Which customers, as a reader says it; empty for all.</param>
/// <param name="Predicted">What was expected.</param>
/// <param name="Actual">What came.</param>
/// <param name="PValue">Share of simulated holdouts in which any group of the kind is as far off.</param>
public sealed record HoldoutComparison(ComparisonKind Kind, string Group, double Predicted, double Actual, double PValue)
{
    /// <summary>Predicted ÷ actual − 1: +.1 says that 10 % more was predicted than came.</summary>
    public double Excess => Actual > 0 ? (Predicted / Actual) - 1 : Predicted > 0 ? 1 : 0;
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

    /// <summary>Orders by thirteen weeks of the holdout.</summary>
    OrdersByQuarter,
}
