namespace RfmBatch.Core;

/// <summary>A failure the user can act on: what happened, in one line, and how to go on.</summary>
/// <remarks>The message and the next step never hold personal data, a password or a connection string. The console exits with 1.</remarks>
public class RfmBatchException : Exception
{
    /// <summary>Creates the failure.</summary>
    /// <param name="message">What happened, one line.</param>
    /// <param name="nextStep">How to go on, one line.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public RfmBatchException(string message, string nextStep, Exception? innerException = null)
        : base(message, innerException) => NextStep = nextStep;

    /// <summary>How to go on, one line.</summary>
    public string NextStep { get; }
}
