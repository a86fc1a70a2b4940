namespace RfmBatch.Core.Lifetime.Models;

/// <summary>A "buy till you die" model with its parameters: what a customer's past says about its purchases to come.</summary>
/// <remarks>
/// Times are weeks, of the calendar or of a <see cref="WeekClock"/>. All probabilities are within 0..1 and nothing is NaN or infinite for
/// any past with t_x ≤ T.
/// </remarks>
public interface IPurchaseModel
{
    /// <summary>The name in the literature, as stored in <c>bi.ModelParameter</c>.</summary>
    string Name { get; }

    /// <summary>Parameters by the papers' names (Greek letters in words), in the papers' order.</summary>
    IReadOnlyList<ModelParameter> Parameters { get; }

    /// <summary>Log-likelihood of one customer; of MBG/CNBD-k without the factor of its gaps, which no parameter moves.</summary>
    double LogLikelihood(CustomerPast past);

    /// <summary>P(alive at T | past).</summary>
    double ProbabilityAlive(CustomerPast past);

    /// <summary>Purchases within a time after T, given x, T and that the customer is alive at T, by t_x.</summary>
    /// <param name="repeatOrderDays">x.</param>
    /// <param name="weeks">T.</param>
    /// <param name="horizonWeeks">Length of the time, at least 0.</param>
    /// <returns>The distribution for a t_x. Where purchases come at random t_x does not matter, and it is one object for all.</returns>
    Func<double, OrderDistribution> OrdersIfAlive(int repeatOrderDays, double weeks, double horizonWeeks);

    /// <summary>Expected purchases of a new customer within a time after the first purchase.</summary>
    /// <param name="weeks">Length of the time, at least 0.</param>
    double ExpectedOrdersOfNewCustomer(double weeks);

    /// <summary>Weeks after T within which a customer who is alive buys again with a given probability.</summary>
    /// <param name="past">The customer's past.</param>
    /// <param name="probability">At most the probability of a purchase within the limit.</param>
    /// <param name="limitWeeks">Longest answer.</param>
    double WeeksToNextOrderIfAlive(CustomerPast past, double probability, double limitWeeks);

    /// <summary>The same model with other parameters, in the order of <see cref="Parameters"/>.</summary>
    IPurchaseModel WithParameters(IReadOnlyList<double> parameters);
}

/// <summary>One number of a model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value; scales of time are in weeks, of money in currency units.</param>
public sealed record ModelParameter(string Name, double Value);

/// <summary>What a purchase model knows of a customer.</summary>
/// <param name="RepeatOrderDays">x: purchase days after the first.</param>
/// <param name="WeeksToLast">t_x: weeks from first to last purchase.</param>
/// <param name="Weeks">T: weeks from first purchase to the end of the last observed day.</param>
public readonly record struct CustomerPast(int RepeatOrderDays, double WeeksToLast, double Weeks)
{
    /// <summary>A past in days of the calendar.</summary>
    public static CustomerPast OfDays(int repeatOrderDays, int ageAtLastOrder, int age) =>
        new(repeatOrderDays, ageAtLastOrder / WeekLogs.DaysPerWeek, age / WeekLogs.DaysPerWeek);
}
