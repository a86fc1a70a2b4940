using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Loading;

/// <summary>Clears rejected text that holds an id of <see cref="CustomerForm.Lower"/> with other letters in upper case.</summary>
/// <remarks>
/// The engines' own lower case differs beyond ASCII, so the texts are read: those of 30 days at most. Of <see cref="CustomerForm.Number"/>
/// every writing holds the id itself, which <c>Load_ForgetCustomer</c> finds.
/// </remarks>
internal sealed class OtherWritings(SqlDialect dialect, DbTransaction transaction)
{
    private const string ReadText =
        """
        SELECT r.LoadKey AS LoadKey, r.LineNumber AS LineNumber, r.RawText AS RawText FROM {etl.RejectedRow} AS r
        WHERE r.RawText IS NOT NULL;
        """;

    private const string ClearText =
        "UPDATE {etl.RejectedRow} SET RawText = NULL WHERE LoadKey = @LoadKey AND LineNumber = @LineNumber;";

    /// <summary>Clears them.</summary>
    /// <param name="id">In the store's form.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task ClearAsync(string id, CancellationToken cancellationToken)
    {
        List<(int LoadKey, long LineNumber)> rows = [];
        await using (var reader = await transaction.Connection!.ExecuteReaderAsync(SqlDialect.Command(
            dialect.Resolve(ReadText), null, cancellationToken, transaction, SqlDialect.LongTimeoutSeconds)))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                if (CustomerForm.Lower.Of(reader.GetString(2)).Contains(id, StringComparison.Ordinal))
                {
                    rows.Add((reader.GetInt32(0), reader.GetInt64(1)));
                }
            }
        }

        foreach (var (loadKey, lineNumber) in rows)
        {
            var parameters = new DynamicParameters();
            parameters.Add("LoadKey", loadKey, DbType.Int32);
            parameters.Add("LineNumber", lineNumber, DbType.Int64);
            await transaction.Connection!.ExecuteAsync(
                SqlDialect.Command(dialect.Resolve(ClearText), parameters, cancellationToken, transaction));
        }
    }
}
