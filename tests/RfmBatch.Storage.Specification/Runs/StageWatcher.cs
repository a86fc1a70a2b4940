using RfmBatch.Application.Runs;

namespace RfmBatch.Storage.Specification.Runs;

/// <summary>Acts when a run reaches a stage.</summary>
public sealed class StageWatcher(Action<RunProgress> act) : IProgress<RunProgress>
{
    public void Report(RunProgress value) => act(value);
}
