using System.CommandLine;

namespace RfmBatch.Cli.Commands;

/// <summary><c>RUN</c>, the key that <c>run</c> prints and <c>runs</c> lists.</summary>
internal static class RunArgument
{
    public static Argument<int> Create() => new("RUN") { Description = "The run's number, as `runs` lists it" };
}
