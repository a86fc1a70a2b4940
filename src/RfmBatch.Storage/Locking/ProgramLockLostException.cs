using RfmBatch.Core;

namespace RfmBatch.Storage.Locking;

/// <summary>The connection or file that held a program's lock is gone, and the lock with it; repeating the work is safe.</summary>
public sealed class ProgramLockLostException(string message, string nextStep) : RfmBatchException(message, nextStep);
