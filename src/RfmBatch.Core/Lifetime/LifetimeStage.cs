using RfmBatch.Core.Lifetime.Backtest;
using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Lifetime.Models;
using RfmBatch.Core.Lifetime.Season;
using RfmBatch.Core.Lifetime.Totals;

namespace RfmBatch.Core.Lifetime;

/// <summary>Predicts who is still a customer, how often and for how much.</summary>
/// <remarks>
/// In this order: returns netted, season, model, value of the first order, fit to everybody, holdout, predictions, backtests, totals. What
/// is chosen or judged looks at part of the customers only (<see cref="CustomerSample"/>), so that its time does not grow with the shop.
/// </remarks>
internal static class LifetimeStage
{
    private const int ChunkSize = 8192;

    /// <summary>Fits on everybody with a purchase before as-of, and predicts for those who were scored.</summary>
    /// <param name="log">Purchases, in the order of the customers.</param>
    /// <param name="isPredicted">Which customers get a prediction: those with a sale in the window.</param>
    /// <param name="groupings">Whose totals are wanted, the first of them for everybody's too; each customer with a prediction is in one
    /// group of it.</param>
    /// <param name="request">How.</param>
    /// <param name="cancellationToken">Stops the work between two steps.</param>
    public static LifetimeResult Compute(
        PurchaseLog log,
        bool[] isPredicted,
        IReadOnlyList<TotalGrouping> groupings,
        LifetimeRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(isPredicted);
        ArgumentNullException.ThrowIfNull(groupings);
        ArgumentNullException.ThrowIfNull(request);
        var (asOf, isNet) = (Day.FromDate(request.AsOf), request.IsNet);
        var history = log.HistoryAt(asOf, isNet);
        if (PurchaseModelFitter.TooLittle(HistoryGroups.From(history)) is { } reason)
        {
            return LifetimeResult.Without(log.Count, reason) with { Requested = request.Kind };
        }

        var compared = Part(log, CustomerSample.ToCompare);
        var season = SeasonFitter.Find(compared, asOf, isNet, request.Season, request.Previous?.IsSeasonal ?? false);
        var clock = new WeekClock(season.Indexes, log.FirstDay(), asOf + request.HorizonDays);
        var backtested = Part(log, CustomerSample.ToBacktest);
        var origins = RollingOrigins.Choose(backtested, asOf, isNet);
        (int From, int End)? holdout = request.Holdout.From is { } first ? (Day.FromDate(first), asOf) : null;
        cancellationToken.ThrowIfCancellationRequested();
        var choice = ModelChooser.Choose(compared, request, clock, Holdouts(origins, holdout));
        var firstOrder = FirstOrderChoice.Of(request.FirstOrder, compared, holdout, isNet);
        cancellationToken.ThrowIfCancellationRequested();
        var groups = HistoryGroups.From(history, clock: clock, times: PurchaseTimes.Of(log, asOf, isNet, clock));
        var models = Fit(groups, history, choice, request.Kind, firstOrder.IsIn);
        cancellationToken.ThrowIfCancellationRequested();
        var test = HoldoutTest.Run(
            log, compared, request, models.Purchases.Candidate, choice.Near, firstOrder.IsIn, clock);
        cancellationToken.ThrowIfCancellationRequested();
        var result = LifetimeResult.Empty(log.Count) with
        {
            Requested = request.Kind,
            Purchases = models.Purchases,
            Amounts = models.Amounts,
            Choice = choice,
            Season = season,
            FirstOrder = firstOrder,
            UnmatchedReturnShare = history.UnmatchedReturnShare,
            Holdout = test.Result,
            HoldoutReason = test.Reason,
        };
        var weeks = clock.Weeks(asOf - 1, asOf - 1 + request.HorizonDays);
        var forecast = HistoryForecast.Of(groups, models.Purchases.Model, weeks);
        var factors = RevenueFactors.Of(models, forecast, weeks, new BoundLevels(test.Result?.Classes ?? []));
        var filler = new ResultFiller(result, history, models, forecast, factors, clock);
        Parallel.For(0, (log.Count + ChunkSize - 1) / ChunkSize, chunk =>
        {
            for (var row = chunk * ChunkSize; row < Math.Min(log.Count, (chunk + 1) * ChunkSize); row++)
            {
                filler.Fill(row, isPredicted[row]);
            }
        });
        cancellationToken.ThrowIfCancellationRequested();
        // A young shop has one earlier prediction, that of its holdout, or none.
        var earlier = origins.Origins.Count > 0 ? origins.Origins : test.Result is null ? [] : [holdout!.Value.From];
        var days = origins.Origins.Count > 0 ? origins.Days : request.Holdout.Days;
        var outcomes = earlier
            .Select(origin => OriginBacktest.At(backtested, compared, request, models, clock, origin, days))
            .OfType<OriginOutcome>().ToList();
        cancellationToken.ThrowIfCancellationRequested();
        return result with
        {
            Backtests = [.. outcomes.Select(Result)],
            BacktestReason = outcomes.Count > 0 ? null : origins.Reason,
            Totals = TotalSimulation.Run(
                result, history, models, groupings, weeks, new IntervalBasis(outcomes, request.HorizonDays), request.Seed),
        };
    }

    private static PurchaseLog Part(PurchaseLog log, int most) =>
        log.Count <= most ? log : log.Taken(CustomerSample.Places(log.CustomerKeys, most));

    /// <summary>What candidates are compared on: the holdouts of the backtests, or else the one that the run keeps back.</summary>
    private static IReadOnlyList<(int From, int End)> Holdouts(RollingOrigins origins, (int From, int End)? holdout) =>
        origins.Origins.Count > 0
            ? [.. origins.Origins.Select(origin => (origin, origin + origins.Days))]
            : holdout is { } one ? [one] : [];

    private static LifetimeModels Fit(
        HistoryGroups groups, PurchaseHistory history, ModelChoice choice, PurchaseModelKind kind, bool isFirstIn)
    {
        if (choice.Chosen is { } chosen)
        {
            return LifetimeModels.Fit(groups, history, chosen, choice.Near, isFirstIn);
        }

        return new LifetimeModels(
            groups,
            new PurchaseModelFitter(groups).Nbd(CandidateModel.For(kind)[0], choice.Reason),
            GammaGammaFitter.Fit(history, isFirstIn),
            isFirstIn);
    }

    private static BacktestResult Result(OriginOutcome outcome) => new(
        Day.ToDate(outcome.From),
        outcome.Days,
        outcome.All.Orders.Expected,
        outcome.All.Orders.Actual,
        outcome.HasAmounts ? outcome.All.Amounts.Expected : null,
        outcome.HasAmounts ? outcome.All.Amounts.Actual : null)
    {
        ModelErrors = (
            Math.Sqrt(outcome.LogError(outcome.All, isAmount: false).Variance),
            outcome.HasAmounts ? Math.Sqrt(outcome.LogError(outcome.All, isAmount: true).Variance) : 0),
    };
}
