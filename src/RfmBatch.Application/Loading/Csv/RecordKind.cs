namespace RfmBatch.Application.Loading.Csv;

/// <summary>What the framer found out about a record.</summary>
internal enum RecordKind
{
    /// <summary>No field is quoted: splitting at the delimiter is all there is to do.</summary>
    Plain,

    /// <summary>At least one field is quoted, and all of them properly.</summary>
    Quoted,

    /// <summary>A quoted field is not closed, or is followed by text.</summary>
    BrokenQuote,

    /// <summary>Longer than <see cref="RecordFramer.MaxRecordChars"/>; only its beginning is kept.</summary>
    TooLong,
}
