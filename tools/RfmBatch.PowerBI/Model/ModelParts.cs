namespace RfmBatch.PowerBI.Model;

/// <summary>The semantic model: tables in order, relationships, roles.</summary>
internal sealed record SemanticModel(
    IReadOnlyList<ModelTable> Tables, IReadOnlyList<ModelRelationship> Relationships, IReadOnlyList<ModelRole> Roles);

/// <summary>A table of the model.</summary>
/// <param name="Name">Name shown.</param>
/// <param name="View">The <c>bi</c> view it loads.</param>
/// <param name="Description">From the dictionary.</param>
/// <param name="Columns">Columns in the order of the view.</param>
/// <param name="Measures">Measures that live in it.</param>
/// <param name="Query">Its Power Query text.</param>
/// <param name="Key">The column that relationships end at, unique in the table; null = none does.</param>
internal sealed record ModelTable(
    string Name,
    string View,
    string Description,
    IReadOnlyList<ModelColumn> Columns,
    IReadOnlyList<ModelMeasure> Measures,
    string Query,
    string? Key);

/// <summary>A column; its source column has the same name.</summary>
internal sealed record ModelColumn(
    string Name, string DataType, string? Format, string Description, bool IsHidden, string? SortBy, bool IsDay);

/// <summary>A measure.</summary>
/// <param name="Table">Table it lives in.</param>
/// <param name="Name">Unique in the model.</param>
/// <param name="Folder">Display folder.</param>
/// <param name="Format">Format string; null for text.</param>
/// <param name="Description">What it counts, over what.</param>
/// <param name="Expression">DAX, one or more lines.</param>
/// <param name="IsHidden">A building block of others.</param>
internal sealed record ModelMeasure(
    string Table, string Name, string Folder, string? Format, string Description, string Expression, bool IsHidden = false);

/// <summary>Many-to-one, single direction, from a fact's key to a dimension's; inactive ones are for USERELATIONSHIP.</summary>
internal sealed record ModelRelationship(string FromTable, string FromColumn, string ToTable, string ToColumn, bool IsActive = true);

/// <summary>A role: a DAX filter per table.</summary>
internal sealed record ModelRole(string Name, string Description, IReadOnlyList<(string Table, string Filter)> Filters);
