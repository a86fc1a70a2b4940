namespace RfmBatch.Core.Scoring;

/// <summary>Whether returns reduce revenue.</summary>
public enum ReturnsKind
{
    /// <summary>Sales plus returns.</summary>
    Net,

    /// <summary>Sales only.</summary>
    Exclude,
}
