namespace RfmBatch.Core;

/// <summary>Options, a rule set or a mapping that cannot be used. Carries every error at once; the console exits with 2.</summary>
public sealed class InvalidInputException : RfmBatchException
{
    /// <summary>Creates the failure from all errors found.</summary>
    /// <param name="errors">At least one sentence, each with the offending value and what is allowed.</param>
    /// <param name="nextStep">How to go on, one line.</param>
    public InvalidInputException(IReadOnlyList<string> errors, string nextStep)
        : base(string.Join(Environment.NewLine, errors), nextStep) => Errors = errors;

    /// <summary>All errors, in the order of the input.</summary>
    public IReadOnlyList<string> Errors { get; }
}
