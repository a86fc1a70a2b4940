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
    /// <param name="errors">Takes what is wrong with them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<TreatmentOption>> ReadAsync(
        RunRecord run, CampaignOptions options, List<string> errors, CancellationToken cancellationToken)
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
        var measured = options.UsesResults ? await MeasuredAsync(run.ProgramKey, cancellationToken) : new Dictionary<string, double>();
        return
        [
            .. segments.SelectMany(
                (segment, i) => segment.Actions.Select(action => Option(keys[i], segment.Name, action, options, measured)))
        ];
    }

    private static TreatmentOption Option(
        int segmentKey, string segmentName, SegmentAction action, CampaignOptions options, IReadOnlyDictionary<string, double> measured)
    {
        if (options.Costs.TryGetValue(action.Name, out var cost))
        {
            action = action with { CostAmount = cost };
        }

        if (options.Uplifts.TryGetValue(action.Name, out var given))
        {
            return new TreatmentOption(segmentKey, segmentName, action with { UpliftProbability = given }, UpliftSource.Given);
        }

        return measured.TryGetValue(action.Name, out var uplift)
            ? new TreatmentOption(segmentKey, segmentName, action with { UpliftProbability = uplift }, UpliftSource.Measured)
            : new TreatmentOption(segmentKey, segmentName, action, UpliftSource.Assumed);
    }

    /// <summary>Uplift over all measured plans of a program; one that turned out negative is 0, so that the action is not chosen.</summary>
    private async Task<IReadOnlyDictionary<string, double>> MeasuredAsync(int programKey, CancellationToken cancellationToken)
    {
        var counts = await store.PlanResults.ReadMeasuredAsync(programKey, cancellationToken);
        var measured = counts.Where(pair => pair.Value is { Treated: > 0, Control: > 0 }).ToDictionary(
            pair => pair.Key,
            pair => Math.Max(
                0, ((double)pair.Value.TreatedResponses / pair.Value.Treated) - ((double)pair.Value.ControlResponses / pair.Value.Control)),
            StringComparer.Ordinal);
        return measured.Count > 0
            ? measured
            : throw new RfmBatchException(
                "No results of earlier plans of this program have been read, so no uplift was measured.",
                "Read responses first: rfmbatch plan results FILE. Or leave out --use-results.");
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
