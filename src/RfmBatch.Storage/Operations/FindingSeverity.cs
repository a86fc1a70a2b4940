namespace RfmBatch.Storage.Operations;

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Checked and right.</summary>
    Ok,

    /// <summary>Works, but should be looked at.</summary>
    Notice,

    /// <summary>Does not work, or will not under load.</summary>
    Error,
}
