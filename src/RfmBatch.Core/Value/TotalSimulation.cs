using MathNet.Numerics.Distributions;
using RfmBatch.Core.Scoring;

namespace RfmBatch.Core.Value;

/// <summary>Intervals of totals by posterior predictive simulation: summed bounds of customers would be far too wide.</summary>
/// <remarks>
/// Each simulated total has two parts. Parameters are drawn from their asymptotic normal distribution (on the log scale) and move the group's expected total by its elasticities;
/// customers' purchases and amounts are drawn at the estimates. Of a large group a fixed sample of customers is drawn and its deviation from what was expected scaled up by √(n/m).
/// Every group and simulation has a random stream of its own, so the number of threads does not matter.
/// </remarks>
internal static class TotalSimulation
{
    private const int Simulations = 1000;
    private const int MaxSampled = 1000;

    public static IReadOnlyList<ValueTotals> Run(ValueResult result, PurchaseHistory history, ValueModels models, byte[] groupIndexes, int seed)
    {
        var rowsOf = new List<int>[257];
        for (var row = 0; row < history.Count; row++)
        {
            if (result.ProbabilityAlive[row] >= 0)
            {
                (rowsOf[0] ??= []).Add(row);
                (rowsOf[groupIndexes[row] + 1] ??= []).Add(row);
            }
        }

        var shifts = new ParameterDraws(models, Simulations, seed);
        return [.. Enumerable.Range(0, rowsOf.Length).Where(i => rowsOf[i] is not null).Select(i => OfGroup(i - 1, rowsOf[i], result, history, models, shifts, seed))];
    }

    private static ValueTotals OfGroup(int index, List<int> rows, ValueResult result, PurchaseHistory history, ValueModels models, ParameterDraws shifts, int seed)
    {
        var (orders, amount) = (0.0, 0.0);
        foreach (var row in rows)
        {
            orders += result.ExpectedOrders12M[row];
            amount += models.Amounts is null ? 0 : models.ExpectedAmount(history.RepeatOrderDays[row], history.RepeatSalesAmounts[row], result.ExpectedOrders12M[row]);
        }

        var sampled = Math.Min(rows.Count, MaxSampled);
        var customers = new SimulatedCustomer[sampled];
        Parallel.For(0, sampled, i => customers[i] = SimulatedCustomer.Of(rows[(int)((long)i * rows.Count / sampled)], result, history, models));
        var moved = shifts.Factors(customers, models);
        var (simulatedOrders, simulatedAmounts) = (new double[Simulations], new double[Simulations]);
        var scale = Math.Sqrt((double)rows.Count / sampled);
        Parallel.For(0, Simulations, simulation =>
        {
            var random = new StreamRandom(seed, index + 1, simulation);
            var (orderDeviation, amountDeviation) = (0.0, 0.0);
            foreach (var customer in customers)
            {
                var count = customer.DrawOrders(random.NextDouble());
                orderDeviation += count - customer.ExpectedOrders;
                amountDeviation -= customer.ExpectedAmount;
                if (count > 0 && models.Amounts is not null)
                {
                    amountDeviation += customer.Scale * Gamma.Sample(random, models.Amounts.Model.P * count, 1) / Gamma.Sample(random, customer.PosteriorShape, 1);
                }
            }

            simulatedOrders[simulation] = Math.Max(0, (orders * moved.Orders[simulation]) + (scale * orderDeviation));
            simulatedAmounts[simulation] = Math.Max(0, (amount * moved.Amounts[simulation]) + (scale * amountDeviation));
        });
        Array.Sort(simulatedOrders);
        Array.Sort(simulatedAmounts);
        var hasAmounts = models.Amounts is not null;
        return new ValueTotals(
            index,
            rows.Count,
            orders,
            Quantile(simulatedOrders, 1),
            Quantile(simulatedOrders, 19),
            hasAmounts ? PredictedAmount.From(amount) : null,
            hasAmounts ? PredictedAmount.From(Quantile(simulatedAmounts, 1)) : null,
            hasAmounts ? PredictedAmount.From(Quantile(simulatedAmounts, 19)) : null);
    }

    private static double Quantile(double[] sorted, int twentieth) => SortedQuantile.At(sorted, twentieth, 20);
}
