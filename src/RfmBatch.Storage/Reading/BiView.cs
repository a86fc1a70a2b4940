namespace RfmBatch.Storage.Reading;

/// <summary>One view of the <c>bi</c> contract.</summary>
/// <param name="Name">Name without schema.</param>
/// <param name="Columns">Columns in their order.</param>
/// <param name="OrderBy">Columns that identify a row, in the order in which a reader sorts: equal data is read in equal order.</param>
/// <param name="Scope">How it depends on runs.</param>
/// <param name="RunColumn">The column that names the run, or null.</param>
public sealed record BiView(string Name, IReadOnlyList<BiColumn> Columns, IReadOnlyList<string> OrderBy, BiRunScope Scope, string? RunColumn)
{
    /// <summary>The view with some of its columns.</summary>
    /// <exception cref="ArgumentException">It has no column of a name.</exception>
    internal BiView Only(IReadOnlyList<string> columnNames) => this with
    {
        Columns = [.. columnNames.Select(name => Columns.FirstOrDefault(column => column.Name == name) ?? throw new ArgumentException($"{Name} has no column {name}.", nameof(columnNames)))],
    };
}
