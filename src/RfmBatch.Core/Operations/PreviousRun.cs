using RfmBatch.Core.Scoring;
using RfmBatch.Core.Segmentation;

namespace RfmBatch.Core.Operations;

/// <summary>What the store kept of the nearest earlier current run of the program.</summary>
/// <param name="RunKey">The run.</param>
/// <param name="ConfigurationHash">Its configuration; drift is measured only against an equal one.</param>
/// <param name="Thresholds">Its cut points, every metric and score.</param>
/// <param name="Cells">Its occupied cells, from which the counts per score come.</param>
/// <param name="SegmentCounts">Customers by segment name, every segment.</param>
public sealed record PreviousRun(
    int RunKey,
    string ConfigurationHash,
    IReadOnlyList<ScoreThreshold> Thresholds,
    IReadOnlyList<RfmCell> Cells,
    IReadOnlyDictionary<string, int> SegmentCounts);
