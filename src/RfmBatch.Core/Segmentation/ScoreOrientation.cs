namespace RfmBatch.Core.Segmentation;

/// <summary>Which end of the scores a rule set calls best; stored scores are always highest-is-best.</summary>
public enum ScoreOrientation
{
    /// <summary>bins is best; written <c>highest-is-best</c>.</summary>
    HighestIsBest,

    /// <summary>1 is best; written <c>one-is-best</c>.</summary>
    OneIsBest,
}
