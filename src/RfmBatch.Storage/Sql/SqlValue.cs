using System.Data;

namespace RfmBatch.Storage.Sql;

/// <summary>A parameter's value with its type stated.</summary>
/// <param name="Value">As the provider takes it; null is NULL.</param>
/// <param name="Type">Its type, also where it is NULL.</param>
/// <param name="Size">Characters of a text.</param>
/// <param name="Precision">Digits of a decimal.</param>
/// <param name="Scale">Of them, after the point.</param>
public readonly record struct SqlValue(object? Value, DbType Type, int? Size = null, byte? Precision = null, byte? Scale = null);
