namespace RfmBatch.Storage.Deployment;

/// <summary>One script of a deployment.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Name">Logical name, such as <c>SqlServer/Migrations/0001_CreateEtl.sql</c>; of migrations it is the name in the journal.</param>
/// <param name="Text">The SQL.</param>
public sealed record DeploymentStep(DeploymentStepKind Kind, string Name, string Text);
