namespace RfmBatch.EndToEnd.Tests.Rig;

/// <summary>How a process ended.</summary>
internal sealed record ProcessResult(int ExitCode, string Output, string Error)
{
    /// <summary>Lines of standard error.</summary>
    public IReadOnlyList<string> ErrorLines => Error.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
