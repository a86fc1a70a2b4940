namespace RfmBatch.Storage.Deployment;

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
}
