namespace RfmBatch.Core.Operations;

/// <summary>What the failure of a check means.</summary>
public enum CheckSeverity
{
    /// <summary>Worth knowing.</summary>
    Notice,

    /// <summary>Worth acting on; the run is published.</summary>
    Warning,

    /// <summary>The run is held until it is accepted.</summary>
    Error,
}
