namespace RfmBatch.Db.Tests.PowerBI;

/// <summary>An object of a TMDL file: kind, name, properties, lines of its expression, children.</summary>
internal sealed record TmdlObject(string Kind, string Name, string Description)
{
    public Dictionary<string, string> Properties { get; } = new(StringComparer.Ordinal);

    public List<TmdlObject> Children { get; } = [];

    public string Expression { get; set; } = "";

    public IEnumerable<TmdlObject> All(string kind) => Children.Where(child => child.Kind == kind);
}
