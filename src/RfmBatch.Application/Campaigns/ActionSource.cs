using RfmBatch.Application.Programs;
using RfmBatch.Core;
using RfmBatch.Core.Campaigns;
using RfmBatch.Core.Segmentation;
using RfmBatch.Storage;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Application.Campaigns;

/// <summary>
/// What a plan may do with each segment of a run, with the assumptions of rule set, file, results and options put over one another.
/// </summary>
internal sealed class ActionSource(RfmStore store, TimeProvider clock)
{
    /// <summary>Finds the actions.</summary>
    /// <param name="run">The run.</param>
    /// <param name="options">Costs and uplifts given, the file, and whether results are used.</param>
    /// <param name="evidence">What earlier plans of the program measured, by action.</param>
    /// <param name="errors">Takes what is wrong with them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<TreatmentOption>> ReadAsync(
        RunRecord run,
        CampaignOptions options,
        IReadOnlyDictionary<string, UpliftEvidence> evidence,
        List<string> errors,
        CancellationToken cancellationToken)
    {
        var ruleSet = await RuleSetSource.ResolveAsync(store, run.RuleSetName, cancellationToken);
        var keys = await store.Segments.EnsureAsync(ruleSet, clock.GetUtcNow(), cancellationToken);
        var segments = options.ActionsFile is { } file
            ? ActionFile.Apply(await ReadTextAsync(file, cancellationToken), ruleSet.Segments)
            : ruleSet.Segments;
        if (segments.All(segment => segment.Name == RuleSet.NoPurchaseName || segment.Actions.Count == 0))
        {
            throw new RfmBatchException(
                $"The rule set '{ruleSet.Name}' names no actions to plan with.",
                "Add actions to the rule set's file and run again with it, or name a file of actions: --actions FILE.json.");
        }

        CheckNames(segments, options, errors);
        if (options.UsesResults && evidence.Values.All(measured => measured.Lift is null))
        {
            throw new RfmBatchException(
                "No results of earlier plans of this program have been read, so no uplift was measured.",
                "Read responses first: rfmbatch plan results FILE. Or leave out --use-results.");
        }

        return
        [
            .. segments.SelectMany(
                (segment, i) => segment.Actions.Select(action => Option(keys[i], segment.Name, action, options, evidence)))
        ];
    }

    private static TreatmentOption Option(
        int segmentKey,
        string segmentName,
        SegmentAction action,
        CampaignOptions options,
        IReadOnlyDictionary<string, UpliftEvidence> evidence)
    {
        if (options.Costs.TryGetValue(action.Name, out var cost))
        {
            action = action with { CostAmount = cost };
        }

        if (options.Uplifts.TryGetValue(action.Name, out var given))
        {
            return new TreatmentOption(segmentKey, segmentName, action with { UpliftProbability = given }, UpliftSource.Given, given);
        }

        var assumed = action.UpliftProbability;
        var measured = options.UsesResults ? evidence.GetValueOrDefault(action.Name) : null;
        return new TreatmentOption(
            segmentKey,
            segmentName,
            action with { UpliftProbability = measured?.Shrink(assumed) ?? assumed },
            measured is { IsEnough: true } ? UpliftSource.Measured : UpliftSource.Assumed,
            assumed,
            measured);
    }

    private static void CheckNames(IReadOnlyList<Segment> segments, CampaignOptions options, List<string> errors)
    {
        var names = segments.SelectMany(segment => segment.Actions).Select(action => action.Name).Distinct(StringComparer.Ordinal).ToList();
        foreach (var (option, action) in options.Costs.Keys.Select(name => ("--cost", name))
            .Concat(options.Uplifts.Keys.Select(name => ("--uplift", name))))
        {
            if (!names.Contains(action, StringComparer.OrdinalIgnoreCase))
            {
                errors.Add($"{option} names the action '{action}', which no segment has; there are: {string.Join(", ", names)}."
                    + NearestName.Question(action, names));
            }
        }
    }

    private static async Task<string> ReadTextAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException([$"--actions '{path}' cannot be read: {FileFault.Reason(e)}."], "Name a readable JSON file.");
        }
    }
}
