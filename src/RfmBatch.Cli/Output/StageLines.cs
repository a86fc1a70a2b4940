using RfmBatch.Application.Runs;
using RfmBatch.Cli.Hosting;

namespace RfmBatch.Cli.Output;

/// <summary>A line on standard error at the beginning of each stage, when standard error is a screen or details are wanted.</summary>
internal sealed class StageLines : IProgress<RunProgress>
{
    private readonly CommandContext _context;
    private readonly long _started;

    private StageLines(CommandContext context)
    {
        _context = context;
        _started = context.Clock.GetTimestamp();
    }

    public static StageLines? For(CommandContext context) =>
        context.Terminal.ErrorIsScreen || context.Value(GlobalOptions.Verbose) ? new StageLines(context) : null;

    public void Report(RunProgress value)
    {
        var customers = value.CustomerCount is { } count ? $" {Figures.Count(count)} customers" : "";
        var seconds = _context.Clock.GetElapsedTime(_started).TotalSeconds;
        _context.Note(
            FormattableString.Invariant($"{seconds,6:0.0} s  run {value.RunKey} {value.Stage.ToString().ToLowerInvariant()}{customers}"));
    }
}
