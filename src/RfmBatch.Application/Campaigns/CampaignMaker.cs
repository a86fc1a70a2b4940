using Microsoft.Extensions.Logging;
using RfmBatch.Application.Programs;
using RfmBatch.Application.Publication;
using RfmBatch.Core;
using RfmBatch.Core.Campaigns;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Storage;
using RfmBatch.Storage.Campaigns;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Application.Campaigns;

/// <summary>Makes campaign plans and stores them.</summary>
public sealed class CampaignMaker(RfmStore store, TimeProvider clock, ILogger logger)
{
    private const string NextStep = "Correct the options; `rfmbatch plan --help` explains them.";

    /// <summary>Makes one plan.</summary>
    /// <param name="texts">What is asked for: the options of <c>plan</c>.</param>
    /// <param name="cancellationToken">Ends it; nothing is stored then.</param>
    /// <exception cref="InvalidInputException">Options or files cannot be used; all errors at once.</exception>
    /// <exception cref="RfmBatchException">There is no such published run with customer rows, or its rule set has no actions.</exception>
    public async Task<CampaignReport> MakeAsync(OptionTexts texts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(texts);
        await store.EnsureDeployedAsync(cancellationToken);
        var errors = new List<string>();
        var options = CampaignOptionSpecifications.Parse(texts, errors);
        var program = await ProgramLookup.GetAsync(store, options.ProgramName, cancellationToken);
        Refuse(errors);
        var run = await FindRunAsync(options, program.LatestRunKey, cancellationToken);
        var evidence = await store.PlanResults.ReadEvidenceAsync(run.ProgramKey, cancellationToken);
        var actions = await new ActionSource(store, clock).ReadAsync(run, options, evidence, errors, cancellationToken);
        Refuse(errors);
        var suppressed = options.SuppressFile is { } file
            ? SuppressionFile.Read(file, await store.CustomerForms.ReadAsync(cancellationToken))
            : [];
        var people = await store.Plans.ReadSourceAsync(run.RunKey, cancellationToken);
        PurgedRun.RefusePart(run, people.CustomerKeys.Length);
        var source = CandidateSource.Of(people, suppressed, options.ResponseDays);
        var runOptions = RunOptions.FromJson(run.OptionsJson);
        var settings = new CampaignSettings(
            options.BudgetAmount, options.ControlShare, options.MarginShare ?? runOptions.Margin, options.Seed ?? run.Seed);
        var plan = CampaignPlanner.Plan(source.Candidates, actions, settings);
        var powers = CampaignPowers.Of(plan, source.Candidates, evidence);
        var records = new CampaignRecords(plan, source, powers);
        var record = records.Summary(run, options.ResponseDays, clock.GetUtcNow());
        var planKey = await store.Plans.InsertAsync(record, records.Actions, records.Customers, cancellationToken);
        CampaignLog.Planned(logger, planKey, run.RunKey, record.SelectedCount, record.ControlCount);
        return new CampaignReport(
            record with { PlanKey = planKey },
            run,
            await store.Bridges.ReadSegmentNamesAsync(cancellationToken),
            records.Actions,
            [],
            [.. Notes(actions, settings, runOptions, suppressed, people)],
            options.SimulationCount is { } count ? CampaignSimulation.Draw(plan, source.Candidates, powers, count) : null);
    }

    private async Task<RunRecord> FindRunAsync(CampaignOptions options, int? latestRunKey, CancellationToken cancellationToken)
    {
        var runKey = options.RunKey ?? latestRunKey
            ?? throw new RfmBatchException(
                $"The program '{options.ProgramName}' has no published run yet.",
                $"Run it first: rfmbatch run --program {TypedWord.Of(options.ProgramName)}.");
        var run = await ProgramLookup.GetRunAsync(store, runKey, cancellationToken);
        if (run.ProgramName != options.ProgramName)
        {
            throw new InvalidInputException(
                [$"Run {runKey} belongs to the program {run.ProgramName}, not to {options.ProgramName}."],
                $"Say --program {TypedWord.Of(run.ProgramName)}, or name a run of {options.ProgramName}.");
        }

        if (run.Status != RunStatus.Published)
        {
            throw new RfmBatchException($"Run {runKey} is {run.Status}, not Published.", $"Publish it first: rfmbatch publish {runKey}.");
        }

        return run.HasCustomerRows ? run : throw PurgedRun.Refusal(run);
    }

    private static IEnumerable<string> Notes(
        IReadOnlyList<TreatmentOption> actions,
        CampaignSettings settings,
        RunOptions runOptions,
        HashSet<string> suppressed,
        CampaignSource people)
    {
        if (actions.Any(action => action.Source == UpliftSource.Assumed))
        {
            yield return "Uplift is assumed; `plan results` measures it when the campaign is over.";
        }

        if (settings.MarginShare == 1 && runOptions.Margin == 1)
        {
            yield return "Margin is 1, so all revenue counts as profit; say what is left of it with --margin.";
        }

        var known = people.CustomerIds.ToHashSet(StringComparer.Ordinal);
        if (suppressed.Count(id => !known.Contains(id)) is > 0 and var unknown)
        {
            yield return FormattableString.Invariant(
                $"{unknown} of the {suppressed.Count} entries of the suppress list are no customer of the run (a header counts as one).");
        }
    }

    private static void Refuse(List<string> errors)
    {
        if (errors.Count > 0)
        {
            throw new InvalidInputException(errors, NextStep);
        }
    }
}
