using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.SqlClient;
using RfmBatch.Core;
using RfmBatch.Storage.Reading;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.SqlServer.Sql;

/// <summary>
/// All that is otherwise on Babelfish for PostgreSQL, which speaks SQL Server's protocol and most of T-SQL; db/README.md has it in words.
/// </summary>
public static partial class Babelfish
{
    /// <summary>
    /// How long a lock is asked for at a time, ms. Not 0, which it answers with -999 ("bad parameter") when the lock is held.
    /// </summary>
    internal const int LockTryMs = 50;

    /// <summary>
    /// How often one session asks for a lock. It keeps the error of every refusal, and a session that has collected five takes the whole
    /// server down (PANIC: ERRORDATA_STACK_SIZE exceeded).
    /// </summary>
    internal const int LockTriesPerSession = 3;

    // The number of every error that it does not map; then its words, PostgreSQL's, decide.
    private const int UnmappedError = 33557097;

    private const string ReadIsServer = "SELECT CASE WHEN SERVERPROPERTY('Babelfish') IS NULL THEN 0 ELSE 1 END;";

    // SqlBulkCopy calls tempdb..sp_tablecollations_100, which Babelfish has in its other databases only, and takes one row per column;
    // NULL is the server's collation.
    private const string CreateProcedure = """
        IF OBJECT_ID(N'dbo.sp_tablecollations_100', N'P') IS NULL
        EXEC (N'CREATE PROCEDURE dbo.sp_tablecollations_100 @object nvarchar(4000) AS
        SELECT
            n.ColumnId AS colid,
            CAST(NULL AS nvarchar(128)) AS name,
            CAST(NULL AS binary(5)) AS tds_collation,
            CAST(NULL AS nvarchar(128)) AS collation
        FROM (VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9), (10),
            (11), (12), (13), (14), (15), (16), (17), (18), (19), (20), (21), (22), (23), (24), (25),
            (26), (27), (28), (29), (30), (31), (32), (33), (34), (35), (36), (37), (38), (39), (40)) AS n (ColumnId)
        ORDER BY n.ColumnId;');
        GRANT EXECUTE ON dbo.sp_tablecollations_100 TO PUBLIC;
        """;

    /// <summary>Whether it is the server of a connection.</summary>
    public static async Task<bool> IsServerAsync(
        DbConnection connection, CancellationToken cancellationToken, DbTransaction? transaction = null) =>
        await connection.ExecuteScalarAsync<int>(SqlDialect.Command(ReadIsServer, null, cancellationToken, transaction)) == 1;

    /// <summary>What SQL Server would have said in the place of the number for everything; any other number as it is.</summary>
    internal static int NumberOf(SqlException error) => error.Number switch
    {
        UnmappedError when Says(error, "lock timeout") => SqlServerErrorWords.LockTimeout,
        UnmappedError when Says(error, "permission denied") => SqlServerErrorWords.PermissionDenied,
        var number => number,
    };

    /// <summary>Whether it ended the connection, or the transaction of a deadlock's victim.</summary>
    internal static bool IsEnd(SqlException error) =>
        error.Number == UnmappedError && (Says(error, "terminating connection") || Says(error, "deadlock detected"));

    /// <summary>
    /// The statements that replace a view, each a batch of its own: it has no OR ALTER, and so a view that changed is a new one.
    /// </summary>
    internal static IReadOnlyList<string> Replace(string viewName, string createOrAlter) =>
        [$"DROP VIEW IF EXISTS bi.{viewName};", Create(createOrAlter)];

    /// <summary>A view's statement without OR ALTER.</summary>
    internal static string Create(string createOrAlter) =>
        createOrAlter.Replace("\nCREATE OR ALTER VIEW bi.", "\nCREATE VIEW bi.", StringComparison.Ordinal);

    /// <summary>What it describes: views, but not their columns.</summary>
    internal static IReadOnlyList<DictionaryEntry> Describable(IReadOnlyList<DictionaryEntry> entries) =>
        [.. entries.Where(entry => entry.ColumnName.Length == 0)];

    /// <summary>
    /// A text that EXEC shall run: COL_LENGTH there leaves the rest of the batch, the names of schemas and COMMIT among it, to PostgreSQL.
    /// </summary>
    internal static string InExec(string text) => ColumnIsMissing().Replace(
        text, "NOT EXISTS (SELECT 1 AS IsThere FROM sys.columns AS c WHERE c.object_id = OBJECT_ID(${table}) AND c.name = ${column})");

    /// <summary>
    /// Creates the procedure that a bulk copy into a temporary table asks first, where the server is Babelfish and it is missing; every
    /// SQL Server has it. It is shared by all databases of the server.
    /// </summary>
    /// <exception cref="RfmBatchException">The login may not create it.</exception>
    internal static async Task PrepareBulkCopyAsync(SqlServerDialect dialect, DbConnection connection, CancellationToken cancellationToken)
    {
        if (!await IsServerAsync(connection, cancellationToken))
        {
            return;
        }

        var address = new SqlConnectionStringBuilder(dialect.ConnectionString) { InitialCatalog = "tempdb", Pooling = false };
        await using var tempdb = dialect.Access.Connect(address.ConnectionString);
        try
        {
            await tempdb.OpenAsync(cancellationToken);
            await tempdb.ExecuteAsync(SqlDialect.Command(CreateProcedure, null, cancellationToken));
        }
        catch (DbException error)
        {
            throw new RfmBatchException(
                "Babelfish's tempdb lacks the procedure sp_tablecollations_100, which bulk copies need; this login could not create it.",
                "Run `rfmbatch deploy` once with a login that may create procedures in tempdb.",
                error);
        }
    }

    private static bool Says(SqlException error, string words) => error.Message.Contains(words, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\bCOL_LENGTH\((?<table>N'[^']+'), (?<column>N'[^']+')\) IS NULL")]
    private static partial Regex ColumnIsMissing();
}
