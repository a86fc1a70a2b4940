using RfmBatch.Core;
using RfmBatch.Core.Lifetime;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Scoring;
using RfmBatch.Core.Segmentation;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Application.Reading;

/// <summary>Says why a customer is in a segment, and since when: from what the latest runs stored, nothing is computed anew.</summary>
public sealed class CustomerExplainer
{
    private readonly CustomerExplanationReader _reader;

    /// <summary>An explainer over a reader.</summary>
    public CustomerExplainer(CustomerExplanationReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        _reader = reader;
    }

    /// <summary>Explains a customer for every program with a published run, by program name.</summary>
    /// <param name="customerId">Id in the source; outer blanks are ignored, else compared by code point.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="RfmBatchException">There is no such customer, or no published run.</exception>
    public async Task<IReadOnlyList<ProgramExplanation>> ExplainAsync(string customerId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(customerId);
        var programs = await _reader.ReadAsync(customerId.Trim(), cancellationToken)
            ?? throw new RfmBatchException(
                "There is no customer with this id.",
                "Ids are compared exactly, letter case and leading zeros included, unless the store's first load had --customer-form; "
                + "`rfmbatch export Customer --out customers.csv` lists them.");
        return programs.Count > 0
            ? [.. programs.Select(Explain)]
            : throw new RfmBatchException("There is no published run yet.", "Start one with `rfmbatch run`.");
    }

    private static ProgramExplanation Explain(ExplainedProgram program)
    {
        var explanation = new ProgramExplanation
        {
            ProgramName = program.ProgramName,
            RunKey = program.RunKey,
            AsOfDate = program.AsOf,
            RuleSetName = program.RuleSetName,
            Metrics = [],
            History = program.History,
            Clusters = program.Clusters,
        };
        if (program.Figures is not { } figures)
        {
            return explanation with { Note = Absence(program) };
        }

        explanation = explanation with
        {
            SegmentName = figures.SegmentName,
            SegmentDescription = figures.SegmentDescription,
            RecommendedAction = figures.RecommendedAction,
            SegmentSinceDate = program.History is [.., { To: null } stay] ? stay.From : null,
            FirstOrderDate = figures.FirstOrderDate,
            LastOrderDate = figures.LastOrderDate,
            OrderCount = figures.OrderCount,
            RevenueAmount = Amount.ToDecimal(figures.RevenueAmount),
        };
        if (figures is not
            {
                RecencyDays: { } days,
                MonetaryAmount: { } monetary,
                RecencyScore: { } recency,
                FrequencyScore: { } frequency,
                MonetaryScore: { } money,
            })
        {
            return explanation with
            {
                Note =
                    "The customer has no sale in the run's window, so there are no scores; every rule set calls this segment No Purchase."
            };
        }

        var core = CoreExplanation(program, figures);
        return explanation with
        {
            Metrics =
            [
                Of(program, core, Metric.Recency, days, recency),
                Of(program, core, Metric.Frequency, figures.FrequencyCount, frequency),
                Of(program, core, Metric.Monetary, Amount.ToDecimal(monetary), money),
            ],
            Prediction = Prediction(figures),
            PredictionMissing = figures.ExpectedOrders12M is null ? Words(figures.PredictionGap) : null,
            Grounds = program.Grounds,
            RuleNumber = core?.Rule?.Number,
            RuleText = core?.Rule?.ToString(),
        };
    }

    private static PredictionExplanation? Prediction(ExplainedFigures figures) =>
        figures.ExpectedOrders12M is { } orders
            ? new PredictionExplanation(
                figures.ProbabilityAlive,
                figures.ProbabilityAlive is null ? Words(figures.PredictionGap) : null,
                orders,
                ToDecimal(figures.PredictedValue12MAmount),
                ToDecimal(figures.PredictedValue12MLowAmount),
                ToDecimal(figures.PredictedValue12MHighAmount),
                figures.NextOrderDate)
            : null;

    private static string? Words(PredictionGap gap) =>
        gap == PredictionGap.None ? null : PredictionGrounds.Words(gap);

    private static decimal? ToDecimal(long? amount) => amount is { } known ? Amount.ToDecimal(known) : null;

    private static string Absence(ExplainedProgram program) => program switch
    {
        { HasCustomerRows: false } =>
            $"The customer rows of the program's latest run, {program.RunKey}, were purged by retention; make a new one: rfmbatch run "
            + $"--program {TypedWord.Of(program.ProgramName)}.",
        { FilterText: null } =>
            "The customer is not in the program's latest run: its first transaction was loaded later, or is not before the as-of date.",
        _ =>
            $"The customer is not in the program's latest run: it does not have {program.FilterText}, or its first transaction is not "
            + $"before the as-of date.",
    };

    private static MetricExplanation Of(ExplainedProgram program, RunExplanation? core, Metric metric, decimal value, int score)
    {
        var threshold = program.Thresholds.FirstOrDefault(candidate => candidate.Metric == metric && candidate.Score == score);
        var better = core?.Scores.FirstOrDefault(candidate => candidate.Metric == metric);
        return new MetricExplanation(
            metric,
            value,
            score,
            program.BinCount,
            threshold?.LowerBound,
            threshold?.UpperBound,
            ThresholdWords.Of(program.Thresholds, metric, score),
            better?.BetterScore,
            better?.BetterFrom,
            better?.DistanceToBetter);
    }

    // A name may have had several definitions: the newest that leads to the stored segment is the one that was used, or says the same.
    private static RunExplanation? CoreExplanation(ExplainedProgram program, ExplainedFigures figures)
    {
        var customer = new CustomerMetrics
        {
            RecencyScore = figures.RecencyScore ?? 0,
            FrequencyScore = figures.FrequencyScore ?? 0,
            MonetaryScore = figures.MonetaryScore ?? 0,
            RecencyDays = figures.RecencyDays,
            FirstPurchaseDays = figures.FirstOrderDate is { } first ? program.AsOf.DayNumber - first.DayNumber : null,
            OrderCount = figures.OrderCount,
            FrequencyCount = figures.FrequencyCount,
            RevenueAmount = figures.RevenueAmount,
            Monetary = figures.MonetaryAmount == figures.RevenueAmount ? MonetaryKind.Sum : MonetaryKind.Mean,
        };
        return program.RuleSetDefinitions
            .Select(RuleSet.Parse)
            .Where(ruleSet => ruleSet.Bins is null || ruleSet.Bins == program.BinCount)
            .Select(ruleSet => RunExplanation.For(customer, program.Thresholds, ruleSet))
            .FirstOrDefault(explanation => explanation.Segment.Name == figures.SegmentName);
    }
}
