using RfmBatch.Core;

namespace RfmBatch.Storage.Deployment;

/// <summary>One script of a deployment.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Name">Logical name, such as <c>SqlServer/Migrations/0001_CreateEtl.sql</c>; of migrations it is the name in the
/// journal.</param>
/// <param name="Text">The SQL.</param>
public sealed record DeploymentStep(DeploymentStepKind Kind, string Name, string Text)
{
    /// <summary>The failure of a script, with the engine's own words: scripts hold no personal data.</summary>
    internal static RfmBatchException Failed(string name, Exception error) => new(
        $"The script {name} failed: {error.Message} Its changes were rolled back; scripts before it stay.",
        "Remove the cause and run `rfmbatch deploy` again; it continues with this script.",
        error);
}

/// <summary>What a step of a deployment does.</summary>
public enum DeploymentStepKind
{
    /// <summary>Runs once and is journalled.</summary>
    Migration,

    /// <summary>Creates or re-creates a view whose text or descriptions changed.</summary>
    View,

    /// <summary>Drops a view the program no longer has.</summary>
    DropView,

    /// <summary>Roles and grants; repeated at every deployment.</summary>
    Security,

    /// <summary>Fills the dictionary from <c>db/dictionary.csv</c>.</summary>
    Dictionary,

    /// <summary>Says what tables are for, where the engine keeps descriptions.</summary>
    Description,
}
