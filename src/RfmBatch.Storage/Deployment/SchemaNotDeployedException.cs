using RfmBatch.Core;

namespace RfmBatch.Storage.Deployment;

/// <summary>The database does not have the schema this program needs.</summary>
public sealed class SchemaNotDeployedException : RfmBatchException
{
    private SchemaNotDeployedException(SchemaStateKind kind, string message, string nextStep)
        : base(message, nextStep) => Kind = kind;

    /// <summary>What is the matter.</summary>
    public SchemaStateKind Kind { get; }

    /// <summary>The failure that describes a state other than <see cref="SchemaStateKind.Current"/>.</summary>
    public static SchemaNotDeployedException For(SchemaState state, string displayName)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Kind switch
        {
            SchemaStateKind.Foreign =>
                new(
                    state.Kind,
                    $"{displayName} holds tables that are not RfmBatch's; nothing was changed.",
                    "Name another file with --store, or an empty one."),
            SchemaStateKind.Newer =>
                new(
                    state.Kind,
                    $"{displayName} was deployed by a newer rfmbatch (it has {state.Unknown[0]}, which this program does not know); "
                    + $"nothing was changed.",
                    "Install the newer rfmbatch and use it."),
            SchemaStateKind.Behind =>
                new(
                    state.Kind,
                    $"{displayName} has an older schema: {state.Pending.Count} script(s) have not run, the first is {state.Pending[0]}.",
                    "Run `rfmbatch deploy` (`rfmbatch deploy --what-if` shows the scripts first)."),
            _ => Missing(displayName),
        };
    }

    /// <summary>The failure of a store that is not there yet.</summary>
    public static SchemaNotDeployedException Missing(string displayName) =>
        new(SchemaStateKind.Missing, $"{displayName} has no RfmBatch schema yet.", "Run `rfmbatch deploy` with the same --store.");
}
