using System.Text.RegularExpressions;
using RfmBatch.Core;

namespace RfmBatch.Application.Loading;

/// <summary>Tables of the store itself are no source: it would load what it has, again and again.</summary>
internal static partial class OwnTables
{
    /// <exception cref="InvalidInputException">It is one of them.</exception>
    public static void Refuse(string tableName)
    {
        if (Pattern().IsMatch(tableName.Trim()))
        {
            throw new InvalidInputException(
                [$"'{tableName}' is of the store itself (schemas etl, sales, rfm, bi and HangFire), and no source."],
                "Name a table or view of yours, in another schema, that shows the rows to load.");
        }
    }

    // sales.Any in SQL Server; sales_Any in SQLite, where names of others may begin alike but not go on with a capital.
    [GeneratedRegex(
        @"^(?:main\.)?\W*(?:(?:etl|sales|rfm|bi|hangfire)\W*\.|(?:(?-i:etl|sales|rfm|bi)_(?-i:[A-Z])))", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
