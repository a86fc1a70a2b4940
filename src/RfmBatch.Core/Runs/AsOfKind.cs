namespace RfmBatch.Core.Runs;

/// <summary>Rules for finding the as-of date.</summary>
public enum AsOfKind
{
    /// <summary>The day after the last transaction of the store.</summary>
    LastTransaction,

    /// <summary>Today in the program's time zone.</summary>
    Today,

    /// <summary>A given date.</summary>
    Date,
}
