namespace RfmBatch.Storage.Runs;

/// <summary>What is known of a run when it begins.</summary>
/// <param name="ProgramKey">The program.</param>
/// <param name="RunToken">Random; proves at publication that the run is still this attempt's.</param>
/// <param name="AsOf">First day not observed.</param>
/// <param name="WindowStart">First day of the window, or null for all time.</param>
/// <param name="StartedAt">Now.</param>
/// <param name="RuleSetName">Rule set in use.</param>
/// <param name="BinCount">Score classes in use.</param>
/// <param name="ConfigurationHash">Equal for runs whose segments may be compared.</param>
/// <param name="Seed">Seed of everything drawn at random.</param>
/// <param name="OptionsJson">The options, as-of resolved.</param>
/// <param name="CodeVersion">Version of this program.</param>
public sealed record NewRun(
    int ProgramKey,
    string RunToken,
    DateOnly AsOf,
    DateOnly? WindowStart,
    DateTimeOffset StartedAt,
    string RuleSetName,
    int BinCount,
    string ConfigurationHash,
    int Seed,
    string OptionsJson,
    string CodeVersion)
{
    /// <summary>The last completed load it was computed from, or null where that is not known.</summary>
    public int? LastLoadKey { get; init; }
}
