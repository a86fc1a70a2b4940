using Microsoft.Extensions.Logging;
using RfmBatch.Application.Programs;
using RfmBatch.Application.Publication;
using RfmBatch.Core;
using RfmBatch.Core.Reading;
using RfmBatch.Storage;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Application.Reading;

/// <summary>
/// Explains the change of revenue between two runs and stores the explanation; <c>bi.RevenueBridge</c> shows it where both runs are
/// published.
/// </summary>
public sealed class RunComparer(RfmStore store, ILogger logger)
{
    private static readonly string[] Finished = [RunStatus.Published, RunStatus.Held, RunStatus.Trial, RunStatus.Unpublished];

    /// <summary>Compares two runs.</summary>
    /// <param name="fromRunKey">The run compared from, normally the earlier one.</param>
    /// <param name="toRunKey">The run compared to.</param>
    /// <param name="topMovers">How many customers to name.</param>
    /// <param name="cancellationToken">Ends it; nothing is stored then.</param>
    /// <exception cref="InvalidInputException">Both are the same run, or of different programs.</exception>
    /// <exception cref="RfmBatchException">There is no such run, it did not finish, or its customer rows were purged.</exception>
    public async Task<RunComparison> CompareAsync(int fromRunKey, int toRunKey, int topMovers, CancellationToken cancellationToken)
    {
        await store.EnsureDeployedAsync(cancellationToken);
        var from = await ProgramLookup.GetRunAsync(store, fromRunKey, cancellationToken);
        var to = await ProgramLookup.GetRunAsync(store, toRunKey, cancellationToken);
        Check(from, to);
        var bridge = RevenueBridge.Between(await ReadAsync(from, cancellationToken), await ReadAsync(to, cancellationToken), topMovers);
        var isComparable = from.ConfigurationHash == to.ConfigurationHash;
        await store.Bridges.ReplaceAsync(from.ProgramKey, fromRunKey, toRunKey, isComparable, bridge, cancellationToken);
        CampaignLog.Compared(logger, fromRunKey, toRunKey, bridge.Parts.Count);
        return new RunComparison(
            from,
            to,
            isComparable,
            bridge,
            await store.Bridges.ReadSegmentNamesAsync(cancellationToken),
            await store.Bridges.ReadCustomerIdsAsync(bridge.TopMovers.Select(move => move.CustomerKey), cancellationToken));
    }

    private async Task<ComparedCustomers> ReadAsync(RunRecord run, CancellationToken cancellationToken)
    {
        var customers = await store.Bridges.ReadCustomersAsync(run.RunKey, cancellationToken);
        PurgedRun.RefusePart(run, customers.CustomerKeys.Length);
        return customers;
    }

    private static void Check(RunRecord from, RunRecord to)
    {
        if (from.RunKey == to.RunKey)
        {
            throw new InvalidInputException(
                [$"Run {from.RunKey} cannot be compared with itself."], "Name two runs that `rfmbatch runs` lists.");
        }

        if (from.ProgramKey != to.ProgramKey)
        {
            throw new InvalidInputException(
                [
                    $"Run {from.RunKey} belongs to the program {from.ProgramName}, run {to.RunKey} to {to.ProgramName}; only runs of one "
                    + $"program can be compared."
                ],
                "Name two runs of one program; `rfmbatch runs --program NAME` lists them.");
        }

        foreach (var run in new[] { from, to })
        {
            if (!Finished.Contains(run.Status))
            {
                throw new RfmBatchException(
                    $"Run {run.RunKey} is {run.Status} and has nothing to compare.", "Name another run that `rfmbatch runs` lists.");
            }

            if (!run.HasCustomerRows)
            {
                throw PurgedRun.Refusal(run);
            }
        }
    }
}

/// <summary>Two runs compared, with the names of what the bridge has keys of.</summary>
/// <param name="From">The run compared from.</param>
/// <param name="To">The run compared to.</param>
/// <param name="IsComparable">Whether both have the same configuration; otherwise segments may differ by rules.</param>
/// <param name="Bridge">The explanation.</param>
/// <param name="SegmentNames">Segment names by key, in sort order.</param>
/// <param name="CustomerIds">Ids of the top movers by key.</param>
public sealed record RunComparison(
    RunRecord From,
    RunRecord To,
    bool IsComparable,
    RevenueBridge Bridge,
    IReadOnlyDictionary<int, string> SegmentNames,
    IReadOnlyDictionary<int, string> CustomerIds);
