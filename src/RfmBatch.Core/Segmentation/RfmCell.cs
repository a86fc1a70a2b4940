namespace RfmBatch.Core.Segmentation;

/// <summary>One occupied cell of scores.</summary>
/// <param name="RecencyScore">1..bins.</param>
/// <param name="FrequencyScore">1..bins.</param>
/// <param name="MonetaryScore">1..bins.</param>
/// <param name="CustomerCount">Customers in the cell.</param>
/// <param name="RevenueAmount">Their revenue, ten-thousandths.</param>
public sealed record RfmCell(int RecencyScore, int FrequencyScore, int MonetaryScore, int CustomerCount, long RevenueAmount);
