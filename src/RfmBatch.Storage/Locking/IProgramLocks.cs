using RfmBatch.Core;

namespace RfmBatch.Storage.Locking;

/// <summary>Locks between processes and machines, one per program name.</summary>
public interface IProgramLocks
{
    /// <summary>Takes the program's lock, trying again until <paramref name="wait"/> has passed; zero tries once.</summary>
    /// <exception cref="ProgramLockedException">Another process holds it.</exception>
    Task<IProgramLock> AcquireAsync(string programName, TimeSpan wait, CancellationToken cancellationToken);
}

/// <summary>Another process holds the program's lock.</summary>
public sealed class ProgramLockedException : RfmBatchException
{
    /// <summary>Creates the failure for a program.</summary>
    public ProgramLockedException(string programName)
        : base(
            $"A run, publication or purge of the program '{programName}' is in progress elsewhere.",
            "Wait for it to end (`rfmbatch runs` shows it), then try again.") =>
        ProgramName = programName;

    /// <summary>The program that is busy.</summary>
    public string ProgramName { get; }
}
