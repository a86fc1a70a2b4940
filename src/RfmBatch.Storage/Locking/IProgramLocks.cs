namespace RfmBatch.Storage.Locking;

/// <summary>Locks between processes and machines, one per program name.</summary>
public interface IProgramLocks
{
    /// <summary>Takes the program's lock, trying again until <paramref name="wait"/> has passed; zero tries once.</summary>
    /// <exception cref="ProgramLockedException">Another process holds it.</exception>
    Task<IProgramLock> AcquireAsync(string programName, TimeSpan wait, CancellationToken cancellationToken);
}
