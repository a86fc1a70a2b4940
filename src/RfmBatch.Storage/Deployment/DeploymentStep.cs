using RfmBatch.Core;

namespace RfmBatch.Storage.Deployment;

/// <summary>One script of a deployment.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Name">Logical name, such as <c>SqlServer/Migrations/0001_CreateEtl.sql</c>; of migrations it is the name in the journal.</param>
/// <param name="Text">The SQL.</param>
public sealed record DeploymentStep(DeploymentStepKind Kind, string Name, string Text)
{
    /// <summary>The failure of a script, with the engine's own words: scripts hold no personal data.</summary>
    internal static RfmBatchException Failed(string name, Exception error) => new(
        $"The script {name} failed: {error.Message} Its changes were rolled back; scripts before it stay.",
        "Remove the cause and run `rfmbatch deploy` again; it continues with this script.",
        error);
}
