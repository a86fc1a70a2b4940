using Microsoft.Extensions.Logging;
using RfmBatch.Core;
using RfmBatch.Core.Campaigns;
using RfmBatch.Storage;
using RfmBatch.Storage.Campaigns;

namespace RfmBatch.Application.Campaigns;

/// <summary>Reads responses back, measures the lift against the control and stores it, without anybody's name.</summary>
public sealed class ResultReader(RfmStore store, TimeProvider clock, ILogger logger)
{
    /// <summary>Reads the responses to a plan.</summary>
    /// <param name="planKey">The plan, or null for the newest.</param>
    /// <param name="request">The file.</param>
    /// <param name="cancellationToken">Ends it; nothing is stored then.</param>
    /// <exception cref="InvalidInputException">The file or its columns cannot be used.</exception>
    /// <exception cref="RfmBatchException">There is no such plan, the file cannot be read, or none of its customers is in the
    /// plan.</exception>
    public async Task<ResultReport> ReadAsync(int? planKey, ResponseFileRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var plan = await new CampaignArchive(store).FindAsync(planKey, cancellationToken);
        var file = ResponseFile.Read(request, await store.CustomerForms.ReadAsync(cancellationToken));
        var customers = await store.Plans.ReadListAsync(plan.PlanKey, cancellationToken);
        var matched = customers.Count(customer => file.Responses.ContainsKey(customer.CustomerId));
        if (matched == 0)
        {
            throw new RfmBatchException(
                $"None of the {file.Responses.Count} customers of the file is in plan {plan.PlanKey}; no results were stored.",
                "Name the plan with --plan (rfmbatch plan list shows them) and the column of the customer's id with --map customer=COL; "
                + "ids compare exactly.");
        }

        var results = CampaignResults.Measure(
            [.. customers.Select(customer =>
            {
                var (hasResponded, amount) = file.Responses.GetValueOrDefault(customer.CustomerId);
                return new CampaignResponse(customer.ActionName, customer.IsControl, hasResponded, amount);
            })],
            file.HasAmounts);
        await store.PlanResults.ReplaceAsync(plan.PlanKey, results.Actions, clock.GetUtcNow(), cancellationToken);
        CampaignLog.Measured(logger, plan.PlanKey, customers.Count, matched);
        return new ResultReport(plan, results, file.RowCount, matched, file.Responses.Count - matched);
    }
}

/// <summary>Results of a plan as they are shown.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Results">By action and in total.</param>
/// <param name="RowCount">Rows of the file.</param>
/// <param name="MatchedCount">Customers of the plan who are in the file.</param>
/// <param name="ForeignCount">Customers of the file who are not in the plan; they do not count.</param>
public sealed record ResultReport(CampaignRecord Plan, CampaignResults Results, int RowCount, int MatchedCount, int ForeignCount);
