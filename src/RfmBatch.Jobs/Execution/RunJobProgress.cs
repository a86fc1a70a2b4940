using System.Globalization;
using RfmBatch.Application.Runs;

namespace RfmBatch.Jobs.Execution;

/// <summary>Shows on the job's page where a run is.</summary>
internal sealed class RunJobProgress(JobExecution execution) : IProgress<RunProgress>
{
    private readonly long _started = execution.Clock.GetTimestamp();

    public void Report(RunProgress value)
    {
        var customers = value.CustomerCount is { } count ? string.Create(CultureInfo.InvariantCulture, $", {count:#,0} customers") : "";
        execution.Show("Progress", string.Create(
            CultureInfo.InvariantCulture,
            $"run {value.RunKey} {value.Stage.ToString().ToLowerInvariant()}{customers}, after "
            + $"{execution.Clock.GetElapsedTime(_started).TotalSeconds:0.0} s"));
    }
}
