using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>What a customer's future is drawn from.</summary>
internal sealed record SimulatedCustomer
{
    /// <summary>x, t_x and T.</summary>
    public required CustomerPast Past { get; init; }

    /// <summary>How many customers it stands for: 1 where it is drawn for itself.</summary>
    public required double Weight { get; init; }

    /// <summary>Purchase days whose amounts count.</summary>
    public required int AmountDays { get; init; }

    /// <summary>Sum of their amounts, currency units.</summary>
    public required double AmountSum { get; init; }

    /// <summary>P(alive).</summary>
    public required double Alive { get; init; }

    /// <summary>Purchases if alive.</summary>
    public required OrderDistribution Orders { get; init; }

    /// <summary>Expected purchase days.</summary>
    public double ExpectedOrders => Alive * Orders.Expected;

    /// <summary>Expected revenue of a purchase day, currency units; 0 without a model of amounts.</summary>
    public required double MeanAmount { get; init; }

    /// <summary>Expected revenue, currency units.</summary>
    public double ExpectedAmount => ExpectedOrders * MeanAmount;

    /// <summary>γ'.</summary>
    public required double Scale { get; init; }

    /// <summary>q'.</summary>
    public required double PosteriorShape { get; init; }

    public static SimulatedCustomer Of(int row, double weight, PurchaseHistory history, LifetimeModels models, double horizonWeeks)
    {
        var past = models.Groups.PastOf(models.Groups.GroupOfCustomer[row]);
        var (days, model) = (models.AmountDays(past.RepeatOrderDays), models.Purchases.Model);
        return new SimulatedCustomer
        {
            Past = past,
            Weight = weight,
            AmountDays = days,
            AmountSum = models.AmountOf(history, row),
            Alive = model.ProbabilityAlive(past),
            Orders = model.OrdersIfAlive(past.RepeatOrderDays, past.Weeks, horizonWeeks)(past.WeeksToLast),
            MeanAmount = models.Amounts is null ? 0 : models.MeanAmount(history, row),
            Scale = models.Amounts is null ? 0 : models.Scale(history, row),
            PosteriorShape = models.Amounts?.Model.PosteriorShape(days) ?? 0,
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
