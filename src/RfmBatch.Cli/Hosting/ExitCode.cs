namespace RfmBatch.Cli.Hosting;

/// <summary>Exit codes, part of the published contract.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2;
}
