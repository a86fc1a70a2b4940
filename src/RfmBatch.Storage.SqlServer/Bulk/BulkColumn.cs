namespace RfmBatch.Storage.SqlServer.Bulk;

/// <summary>A column on its way into staging.</summary>
/// <param name="Name">The column's name in the staging table.</param>
/// <param name="Type">The CLR type of its values.</param>
/// <param name="Read">Its value in a row, or <see cref="DBNull"/>.</param>
internal sealed record BulkColumn(string Name, Type Type, Func<int, object> Read);
