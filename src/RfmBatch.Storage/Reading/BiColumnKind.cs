namespace RfmBatch.Storage.Reading;

/// <summary>What a column of a <c>bi</c> view holds, the same in both stores whatever their storage types.</summary>
public enum BiColumnKind
{
    /// <summary>Whole number or key, read as <see cref="long"/>.</summary>
    Whole,

    /// <summary>Share, mean, bound or probability, read as <see cref="double"/>.</summary>
    Number,

    /// <summary>Money or quantity with four decimals, read as <see cref="decimal"/>.</summary>
    Amount,

    /// <summary>Calendar day, read as <see cref="DateOnly"/>.</summary>
    Date,

    /// <summary>Moment in UTC to the millisecond, read as <see cref="DateTimeOffset"/>.</summary>
    Instant,

    /// <summary>Yes or no, read as <see cref="bool"/>.</summary>
    Flag,

    /// <summary>Text, read as <see cref="string"/>.</summary>
    Text,
}
