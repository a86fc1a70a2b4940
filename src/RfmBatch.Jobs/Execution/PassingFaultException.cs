namespace RfmBatch.Jobs.Execution;

/// <summary>A failure that passes by itself: a deadlock, a time-out, a lost connection. The job is tried again, a few times.</summary>
internal sealed class PassingFaultException(string message) : JobFailedException(message);
