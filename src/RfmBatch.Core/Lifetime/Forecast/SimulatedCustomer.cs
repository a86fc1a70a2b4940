using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>What a customer's future is drawn from.</summary>
internal sealed record SimulatedCustomer
{
    /// <summary>x.</summary>
    public required int RepeatOrderDays { get; init; }

    /// <summary>t_x, days.</summary>
    public required int AgeAtLastOrder { get; init; }

    /// <summary>T, days.</summary>
    public required int Age { get; init; }

    /// <summary>Sales of the repeat days, currency units.</summary>
    public required double RepeatSales { get; init; }

    /// <summary>P(alive).</summary>
    public required double Alive { get; init; }

    /// <summary>Purchases if alive.</summary>
    public required OrderDistribution Orders { get; init; }

    /// <summary>Expected purchase days.</summary>
    public required double ExpectedOrders { get; init; }

    /// <summary>Expected revenue of a purchase day, currency units; 0 without a model of amounts.</summary>
    public required double MeanAmount { get; init; }

    /// <summary>Expected revenue, currency units.</summary>
    public double ExpectedAmount => ExpectedOrders * MeanAmount;

    /// <summary>γ' times the net ratio.</summary>
    public required double Scale { get; init; }

    /// <summary>q'.</summary>
    public required double PosteriorShape { get; init; }

    public static SimulatedCustomer Of(int row, LifetimeResult result, PurchaseHistory history, LifetimeModels models)
    {
        var (x, sales, orders) = (history.RepeatOrderDays[row], history.RepeatSalesAmounts[row], result.ExpectedOrders12M[row]);
        return new SimulatedCustomer
        {
            RepeatOrderDays = x,
            AgeAtLastOrder = history.AgesAtLastOrder[row],
            Age = history.Ages[row],
            RepeatSales = Amount.ToDouble(sales),
            Alive = result.ProbabilityAlive[row],
            Orders = models.Purchases.Model.OrdersIfAlive(x, history.Ages[row], LifetimeResult.HorizonWeeks),
            ExpectedOrders = orders,
            MeanAmount = models.Amounts is null ? 0 : models.ExpectedAmount(x, sales, 1),
            Scale = models.Amounts is null ? 0 : models.OfFactor(1, sales),
            PosteriorShape = models.Amounts?.Model.PosteriorShape(x) ?? 0,
        };
    }

    /// <summary>The number of purchases that a uniform number stands for.</summary>
    public int DrawOrders(double uniform)
    {
        var count = 0;
        while (count < Orders.Tails.Length && uniform < Alive * Orders.Tails[count])
        {
            count++;
        }

        return count;
    }
}
