using System.Globalization;
using System.Text;
using RfmBatch.Application.Loading;
using RfmBatch.Application.Loading.Definitions;
using RfmBatch.Core;

namespace RfmBatch.Jobs.Execution;

/// <summary>A load definition as a job, followed by its runs.</summary>
/// <param name="execution">What it works with.</param>
/// <param name="followWithRun">Puts a run of the named program into the queue, to begin when this execution has ended.</param>
internal sealed class LoadExecution(JobExecution execution, Action<string> followWithRun)
{
    private const string Began = "Began";
    private const string Followed = "Followed";

    public async Task<string> RunAsync(string loadName, CancellationToken cancellationToken)
    {
        // An execution that was killed may have loaded something and not said so: then the runs follow from this one. A run of what did not
        // change costs nothing.
        var isRepeated = execution.Context.GetJobParameter<bool>(Began);
        execution.Context.SetJobParameter(Began, true);
        var loader = new DefinedLoader(execution.Store, execution.Clock, execution.Logger("Loading"), execution.Get<FileMemory>());
        var report = await loader.RunAsync(loadName, new LoadJobProgress(execution), cancellationToken);
        foreach (var load in report.Loads)
        {
            execution.Metrics.Loaded(loadName, load.Totals);
        }

        execution.Show("Summary", Summary(report));
        if (report.Loads.Count > 0 || isRepeated)
        {
            FollowWithRuns(report.ThenRun);
        }

        return report.Failures.Count == 0
            ? FirstLine(report)
            : throw new JobFailedException(
                $"{FirstLine(report)} {string.Join(' ', report.Failures.Select(failure => $"{failure.Name}: {failure.Reason}"))} Next: "
                + $"Correct the file or the definition; it is tried again when one of them changes, or by `rfmbatch loads run "
                + $"{loadName}`.");
    }

    private void FollowWithRuns(IReadOnlyList<string> programNames)
    {
        if (execution.Context.GetJobParameter<bool>(Followed))
        {
            return;
        }

        foreach (var programName in programNames)
        {
            followWithRun(programName);
        }

        execution.Context.SetJobParameter(Followed, true);
    }

    private static string FirstLine(DefinedLoadReport report) => report.Loads.Count == 0
        ? $"Nothing new in {report.LoadName}."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{report.LoadName}: {report.Loads.Sum(load => load.Totals.RowsLoaded):#,0} rows of {report.Loads.Count} source(s) loaded, "
            + $"{report.Loads.Sum(load => load.Totals.RowsRejected):#,0} rejected.");

    private static string Summary(DefinedLoadReport report)
    {
        var text = new StringBuilder().AppendLine(FirstLine(report));
        foreach (var load in report.Loads)
        {
            text.AppendLine(Line(load));
            foreach (var notice in load.Notices)
            {
                text.AppendLine(notice);
            }
        }

        // A folder keeps its old files: only what is new to say is said.
        foreach (var left in report.Left.Where(left => left.Cause != LeftCause.LoadedBefore))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{left.Name}: {left.Reason}");
        }

        return text.ToString().TrimEnd();
    }

    private static string Line(LoadOutcome load) => string.Create(
        CultureInfo.InvariantCulture,
        $"load {load.LoadKey} {load.SourceName}: {load.Totals.RowsRead:#,0} read = {load.Totals.RowsLoaded:#,0} loaded + "
        + $"{load.Totals.RowsDropped:#,0} dropped + {load.Totals.RowsRejected:#,0} rejected, amount "
        + $"{Amount.ToDecimal(load.Totals.AmountLoaded):#,0.00}, {load.Elapsed.TotalSeconds:0.0} s");
}
