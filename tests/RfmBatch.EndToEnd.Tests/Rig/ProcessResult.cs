namespace RfmBatch.EndToEnd.Tests.Rig;

/// <summary>How a process ended.</summary>
internal sealed record ProcessResult(int ExitCode, string Output, string Error)
{
    /// <summary>Lines of standard error without the restricted profile's notice.</summary>
    public IReadOnlyList<string> ErrorLines =>
        [.. Error.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("Restricted package profile", StringComparison.Ordinal))];
}
