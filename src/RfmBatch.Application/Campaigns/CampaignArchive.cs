using RfmBatch.Application.Programs;
using RfmBatch.Core;
using RfmBatch.Storage;
using RfmBatch.Storage.Campaigns;

namespace RfmBatch.Application.Campaigns;

/// <summary>Finds stored plans.</summary>
public sealed class CampaignArchive(RfmStore store)
{
    /// <summary>Plans, newest first, of one program or of all.</summary>
    /// <exception cref="InvalidInputException">There is no such program.</exception>
    public async Task<IReadOnlyList<CampaignRecord>> ListAsync(string? programName, CancellationToken cancellationToken)
    {
        await store.EnsureDeployedAsync(cancellationToken);
        int? programKey = programName is null ? null : (await ProgramLookup.GetAsync(store, programName, cancellationToken)).ProgramKey;
        return await store.Plans.ListAsync(programKey, cancellationToken);
    }

    /// <summary>One plan, or the newest.</summary>
    /// <exception cref="RfmBatchException">There is no such plan, or none.</exception>
    public async Task<CampaignRecord> FindAsync(int? planKey, CancellationToken cancellationToken)
    {
        var plans = await ListAsync(null, cancellationToken);
        if (plans.Count == 0)
        {
            throw new RfmBatchException("There are no plans yet.", "Make one: rfmbatch plan --budget 500.");
        }

        return planKey is null
            ? plans[0]
            : plans.FirstOrDefault(plan => plan.PlanKey == planKey)
                ?? throw new RfmBatchException(
                    FormattableString.Invariant($"There is no plan {planKey}."), "Name one that `rfmbatch plan list` shows.");
    }

    /// <summary>One plan, or the newest, with its actions and results.</summary>
    /// <exception cref="RfmBatchException">There is no such plan, or none.</exception>
    public async Task<CampaignReport> ShowAsync(int? planKey, CancellationToken cancellationToken)
    {
        var plan = await FindAsync(planKey, cancellationToken);
        return new CampaignReport(
            plan,
            await ProgramLookup.GetRunAsync(store, plan.RunKey, cancellationToken),
            await store.Bridges.ReadSegmentNamesAsync(cancellationToken),
            await store.Plans.ReadActionsAsync(plan.PlanKey, cancellationToken),
            await store.PlanResults.ReadAsync(plan.PlanKey, cancellationToken),
            [],
            Simulation: null);
    }
}
