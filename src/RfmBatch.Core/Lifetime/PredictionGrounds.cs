using System.Globalization;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Lifetime.Season;
using RfmBatch.Core.Options;

namespace RfmBatch.Core.Lifetime;

/// <summary>What a run's predictions rest on, as a reader is told: by the console, an explanation and the report alike.</summary>
/// <param name="ModelName">The purchase model.</param>
/// <param name="Reason">Why that one, without a full stop.</param>
/// <param name="Indexes">Twelve, January first.</param>
/// <param name="Backtests">How earlier predictions of this kind did, the latest first.</param>
public sealed record PredictionGrounds(
    string ModelName, string Reason, IReadOnlyList<double> Indexes, IReadOnlyList<BacktestResult> Backtests)
{
    /// <summary>Name under which the season's indexes are stored, by months in words.</summary>
    public const string Season = "Season";

    private const string Backtest = "Backtest ";

    /// <summary>The sentences.</summary>
    public IReadOnlyList<string> Sentences =>
    [
        $"Model: {Reason.TrimEnd('.')}.",
        Indexes.All(index => index == 1)
            ? "No season: every month counts alike."
            : $"Season: {new SeasonIndexes(Indexes, SeasonBasis.Estimated, "").Extremes()} times the orders of a mean day.",
        BacktestSentence(),
    ];

    /// <summary>Of a run's result, or null where it has no model.</summary>
    public static PredictionGrounds? Of(LifetimeResult? value) =>
        value is { Purchases: { } purchases, Choice: { } choice, Season: { } season }
            ? new PredictionGrounds(purchases.Model.Name, choice.Reason, season.Indexes, value.Backtests)
            : null;

    /// <summary>Of what a run stored.</summary>
    /// <param name="modelName">The chosen model.</param>
    /// <param name="reason">Why.</param>
    /// <param name="figures">Rows of <c>bi.ModelParameter</c>.</param>
    public static PredictionGrounds From(
        string modelName, string reason, IReadOnlyList<(string ModelName, string ParameterName, double Value)> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        double? Of(string model, string parameter) => figures
            .Where(figure => figure.ModelName == model && figure.ParameterName == parameter).Select(figure => (double?)figure.Value)
            .FirstOrDefault();
        return new PredictionGrounds(
            modelName,
            reason,
            [.. Enumerable.Range(1, 12).Select(month => Of(Season, MonthName(month)) ?? 1)],
            [
                .. figures.Select(figure => figure.ModelName).Where(name => name.StartsWith(Backtest, StringComparison.Ordinal)).Distinct()
                    .OrderDescending(StringComparer.Ordinal)
                    .Select(name => new BacktestResult(
                        DateOnly.ParseExact(name[Backtest.Length..], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                        (int)(Of(name, "Days") ?? 0),
                        Of(name, "PredictedOrders") ?? 0,
                        Of(name, "ActualOrders") ?? 0,
                        Of(name, "PredictedAmount"),
                        Of(name, "ActualAmount")))
            ]);
    }

    /// <summary>Under which name a backtest is stored.</summary>
    public static string NameOf(BacktestResult backtest)
    {
        ArgumentNullException.ThrowIfNull(backtest);
        return string.Create(CultureInfo.InvariantCulture, $"{Backtest}{backtest.From:yyyy-MM-dd}");
    }

    /// <summary>A month in words, 1 for January.</summary>
    public static string MonthName(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);

    /// <summary>Why a probability to be still a customer, or a whole prediction, is missing; null where nothing is.</summary>
    public static string? Words(PredictionGap gap) => gap == PredictionGap.None ? null : Words(OptionNames.Of(gap));

    /// <summary>Why a probability to be still a customer, or a whole prediction, is missing; null where nothing is.</summary>
    /// <param name="gap">As <c>bi.CustomerRfm</c> has it.</param>
    public static string? Words(string? gap) => gap switch
    {
        "no-purchase" => "there is no sale in the window",
        "all-returned" => "everything that was bought was returned",
        "no-model" => "the run has no value model",
        "no-dropout" => "the model that fits this shop knows nobody who leaves",
        "one-purchase-day" => "BG/NBD cannot tell after a single purchase day",
        _ => null,
    };

    private string Earlier(int days) => Backtests.Count == 1
        ? $"one earlier prediction of {days} days was off: it"
        : $"{Backtests.Count} earlier predictions of {days} days were off; the last";

    private string BacktestSentence()
    {
        if (Backtests is not [var last, ..])
        {
            return "Intervals of totals hold if the model does: the shop is too young to look back on earlier predictions.";
        }

        var ratio = last.ActualOrders > 0 ? (last.ExpectedOrders / last.ActualOrders) - 1 : 0;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Intervals of totals are as wide as {Earlier(last.Days)}, from "
            + $"{last.From:yyyy-MM-dd} on, foresaw {last.ExpectedOrders:#,0} orders, and {last.ActualOrders:#,0} came "
            + $"({ratio:+0.0 %;-0.0 %;0 %}).");
    }
}
