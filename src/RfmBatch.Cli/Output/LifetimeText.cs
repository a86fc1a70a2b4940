using System.Globalization;
using RfmBatch.Application.Reading;
using RfmBatch.Cli.Hosting;
using RfmBatch.Core;
using RfmBatch.Core.Lifetime;
using RfmBatch.Core.Lifetime.Forecast;

namespace RfmBatch.Cli.Output;

/// <summary>Predicted value of a run in a few lines, and of a customer in words. What is wrong with it is said by the checks.</summary>
internal static class LifetimeText
{
    public static void Write(CommandContext context, LifetimeResult? value)
    {
        if (value is null)
        {
            return;
        }

        if (value is not { Purchases: { } purchases, Totals: [var total, ..] })
        {
            context.WriteLine($"Value: no prediction, {value.Reason ?? "nobody has a sale in the window."}");
            context.WriteLine();
            return;
        }

        var limit = purchases.IsFallback ? ", the limit without dropout" : "";
        context.WriteLine($"Value: {purchases.Model.Name}{limit}; the next 12 months bring {Whole(total.ExpectedOrders)} orders of "
            + $"{Figures.Count(total.CustomerCount)} customers (90 % interval {Whole(total.OrdersLow)} to {Whole(total.OrdersHigh)})"
            + (total is { Amount: { } amount, AmountLow: { } low, AmountHigh: { } high }
                ? $", worth {Cents(amount)} ({Cents(low)} to {Cents(high)})"
                : ", whose value was not modelled"));
        Write(context, PredictionGrounds.Of(value));
        context.WriteLine(value.Holdout is { } holdout
            ? $"  Holdout from {Figures.Date(holdout.Period.From)}: {Whole(holdout.PredictedOrders)} orders predicted, "
                + $"{Figures.Count(holdout.ActualOrders)} came{Coverage(holdout)}"
            : $"  No holdout: {value.HoldoutReason}");
        context.WriteLine();
    }

    public static void Write(CommandContext context, PredictionGrounds? grounds)
    {
        foreach (var sentence in grounds?.Sentences ?? [])
        {
            context.WriteLine($"  {sentence}");
        }
    }

    public static void Write(CommandContext context, PredictionExplanation prediction)
    {
        var orders = $"{Figures.Number(prediction.ExpectedOrders12M, "#,0.00")} orders expected in the next 12 months";
        var value = prediction is
            {
                PredictedValue12MAmount: { } amount,
                PredictedValue12MLowAmount: { } low,
                PredictedValue12MHighAmount: { } high,
            }
            ? $", worth {Cents(amount)} (in nine of ten cases {Cents(low)} to {Cents(high)})"
            : "";
        var next = prediction.NextOrderDate is { } date
            ? $"; the next one as likely as not until {Figures.Date(date)}"
            : "; an order within that time is less likely than none";
        var alive = prediction.ProbabilityAlive is { } known
            ? $"still a customer with a probability of {Figures.Share(known)}"
            : $"whether still a customer is not known ({prediction.AliveUnknown ?? "the run does not say"})";
        context.WriteLine($"Prediction: {alive}; {orders}{value}{next}");
    }

    private static string Coverage(HoldoutResult holdout) =>
        holdout.Coverage is { } coverage ? $"; {Figures.Share(coverage)} of the customers spent within their 90 % interval" : "";

    private static string Cents(long amount) => Figures.Cents(Amount.ToDecimal(amount));

    private static string Cents(decimal amount) => Figures.Cents(amount);

    private static string Whole(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
