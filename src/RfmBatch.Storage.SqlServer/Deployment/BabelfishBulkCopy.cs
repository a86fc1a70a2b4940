using System.Data.Common;
using Dapper;
using Microsoft.Data.SqlClient;
using RfmBatch.Core;
using RfmBatch.Storage.Sql;
using RfmBatch.Storage.SqlServer.Sql;

namespace RfmBatch.Storage.SqlServer.Deployment;

/// <summary>Gives Babelfish the procedure that a bulk copy into a temporary table asks first; every SQL Server has it.</summary>
internal static class BabelfishBulkCopy
{
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

    /// <summary>Creates it where the server is Babelfish and it is missing; it is shared by all databases of the server.</summary>
    /// <exception cref="RfmBatchException">The login may not create it.</exception>
    public static async Task PrepareAsync(SqlServerDialect dialect, DbConnection connection, CancellationToken cancellationToken)
    {
        if (!await SqlServerDialect.IsBabelfishAsync(connection, cancellationToken))
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
}
