namespace RfmBatch.Application.Reading;

/// <summary>What the value model of the run expects of a customer.</summary>
/// <param name="ProbabilityAlive">Probability that the customer has not stopped buying for good, 0..1.</param>
/// <param name="ExpectedOrders12M">Expected purchase days in the 365 days from as-of.</param>
/// <param name="PredictedValue12MAmount">Expected revenue in that time, currency units; null where amounts were not modelled.</param>
/// <param name="PredictedValue12MLowAmount">Lower end of its 90 % interval.</param>
/// <param name="PredictedValue12MHighAmount">Upper end of its 90 % interval.</param>
/// <param name="NextOrderDate">Day until which the next order comes with a probability of one half; null where that is not within the time.</param>
public sealed record PredictionExplanation(
    double ProbabilityAlive,
    double ExpectedOrders12M,
    decimal? PredictedValue12MAmount,
    decimal? PredictedValue12MLowAmount,
    decimal? PredictedValue12MHighAmount,
    DateOnly? NextOrderDate);
