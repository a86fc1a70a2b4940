namespace RfmBatch.Core.Lifetime.Models;

/// <summary>A "buy till you die" model with its parameters: what a customer's past says about its purchases to come.</summary>
/// <remarks>
/// A past is x (purchase days after the first), t_x (days from first to last purchase) and T (days from first purchase to the last observed
/// day). Times of the models are weeks. All probabilities are within 0..1 and nothing is NaN or infinite for any past with x ≤ t_x ≤ T.
/// </remarks>
public interface IPurchaseModel
{
    /// <summary>The name in the literature, as stored in <c>bi.ModelParameter</c>.</summary>
    string Name { get; }

    /// <summary>Parameters by the papers' names (Greek letters in words), in the papers' order.</summary>
    IReadOnlyList<ModelParameter> Parameters { get; }

    /// <summary>Log-likelihood of one customer.</summary>
    double LogLikelihood(int repeatOrderDays, int ageAtLastOrder, int age);

    /// <summary>P(alive at T | past).</summary>
    double ProbabilityAlive(int repeatOrderDays, int ageAtLastOrder, int age);

    /// <summary>Purchases within a time after T, given the past and that the customer is alive at T; t_x does not matter then.</summary>
    /// <param name="repeatOrderDays">x.</param>
    /// <param name="age">T in days.</param>
    /// <param name="weeks">Length of the time, at least 0.</param>
    OrderDistribution OrdersIfAlive(int repeatOrderDays, int age, double weeks);

    /// <summary>Expected purchases of a new customer within a time after the first purchase.</summary>
    /// <param name="weeks">Length of the time, at least 0.</param>
    double ExpectedOrdersOfNewCustomer(double weeks);

    /// <summary>Weeks after T within which a customer who is alive buys again with a given probability.</summary>
    /// <param name="repeatOrderDays">x.</param>
    /// <param name="age">T in days.</param>
    /// <param name="probability">At most the probability of a purchase within the limit.</param>
    /// <param name="limitWeeks">Longest answer.</param>
    double WeeksToNextOrderIfAlive(int repeatOrderDays, int age, double probability, double limitWeeks);

    /// <summary>The same model with other parameters, in the order of <see cref="Parameters"/>.</summary>
    IPurchaseModel WithParameters(IReadOnlyList<double> parameters);
}

/// <summary>One number of a model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value; scales of time are in weeks, of money in currency units.</param>
public sealed record ModelParameter(string Name, double Value);
