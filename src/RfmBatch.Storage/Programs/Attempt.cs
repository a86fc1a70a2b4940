using System.Data;
using Dapper;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Programs;

/// <summary>When a program or a load definition was last tried, and why in vain.</summary>
internal static class Attempt
{
    private const int MaxFailureText = 2000;

    /// <summary>Notes it by a statement with <c>@RowKey</c>, <c>@AttemptedAt</c> and <c>@FailureText</c>.</summary>
    public static async Task NoteAsync(
        SqlDialect dialect, string neutralText, int rowKey, DateTimeOffset at, string? failureText, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters();
        parameters.Add("RowKey", rowKey, DbType.Int32);
        parameters.Add(
            "FailureText",
            failureText is { Length: > MaxFailureText } ? failureText[..MaxFailureText] : failureText,
            DbType.String,
            size: MaxFailureText);
        dialect.AddInstant(parameters, "AttemptedAt", at);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(SqlDialect.Command(dialect.Resolve(neutralText), parameters, cancellationToken));
    }
}
