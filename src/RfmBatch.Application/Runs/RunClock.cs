namespace RfmBatch.Application.Runs;

/// <summary>Times the stages of one run and tells them to whoever watches.</summary>
internal sealed class RunClock(TimeProvider clock, IProgress<RunProgress>? progress, int runKey, string programName)
{
    private readonly Dictionary<RunStage, TimeSpan> _elapsed = [];
    private long _since = clock.GetTimestamp();
    private RunStage? _stage;

    public IReadOnlyDictionary<RunStage, TimeSpan> Elapsed => _elapsed;

    public void Begin(RunStage stage, int? customerCount = null)
    {
        var now = clock.GetTimestamp();
        if (_stage is { } ended)
        {
            _elapsed[ended] = clock.GetElapsedTime(_since, now);
        }

        (_stage, _since) = (stage, now);
        progress?.Report(new RunProgress(stage, runKey, programName, customerCount));
    }
}
