namespace RfmBatch.Core.Profiling;

/// <summary>One value of one attribute in one group of customers.</summary>
/// <param name="GroupIndex">Segment or cluster, from 0.</param>
/// <param name="AttributeName">Name of the attribute, or <see cref="Profiles.CategoryName"/>.</param>
/// <param name="AttributeValue">Value, band, <see cref="AttributeLabels.Other"/> or <see cref="AttributeLabels.Unknown"/>.</param>
/// <param name="CustomerCount">Customers of the group with it, at least 1.</param>
/// <param name="IndexVsPopulation">100 × share in the group ÷ share in all customers of the run.</param>
public sealed record ProfileRow(int GroupIndex, string AttributeName, string AttributeValue, int CustomerCount, double IndexVsPopulation);
