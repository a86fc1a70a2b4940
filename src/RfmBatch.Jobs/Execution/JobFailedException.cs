namespace RfmBatch.Jobs.Execution;

/// <summary>Why a job failed, in words that everyone may read: Hangfire stores and shows the message. The cause stays out, for engines quote values.</summary>
internal class JobFailedException(string message) : Exception(message);
