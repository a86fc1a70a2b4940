namespace RfmBatch.Storage.Deployment;

/// <summary>A row of <c>db/dictionary.csv</c>: what a view, or one of its columns, means.</summary>
/// <param name="ObjectName">View of schema <c>bi</c>.</param>
/// <param name="ColumnName">Column, or empty for the view itself.</param>
/// <param name="Unit">Unit of the column, or the grain of the view.</param>
/// <param name="Description">One or two sentences.</param>
public sealed record DictionaryEntry(string ObjectName, string ColumnName, string Unit, string Description);
