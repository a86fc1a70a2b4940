using Dapper;

namespace RfmBatch.Storage.SqlServer.Tests;

/// <summary>All that a deployment leaves in a database, as lines; without times.</summary>
internal static class SchemaSnapshot
{
    private static readonly string[] Queries =
    [
        """
        SELECT 'column ' + c.TABLE_SCHEMA + '.' + c.TABLE_NAME + '.' + c.COLUMN_NAME + ' ' + CAST(c.ORDINAL_POSITION AS varchar(10)) + ' '
            + c.DATA_TYPE + ' ' + COALESCE(CAST(c.CHARACTER_MAXIMUM_LENGTH AS varchar(10)), '-') + ' '
            + COALESCE(CAST(c.NUMERIC_PRECISION AS varchar(10)), '-') + ' ' + COALESCE(CAST(c.NUMERIC_SCALE AS varchar(10)), '-') + ' '
            + COALESCE(CAST(c.DATETIME_PRECISION AS varchar(10)), '-') + ' ' + c.IS_NULLABLE + ' ' + COALESCE(c.COLLATION_NAME, '-') + ' '
            + COALESCE(c.COLUMN_DEFAULT, '-')
        FROM INFORMATION_SCHEMA.COLUMNS AS c WHERE c.TABLE_SCHEMA IN ('etl', 'sales', 'rfm', 'bi')
        """,
        """
        SELECT 'constraint ' + c.CONSTRAINT_TYPE + ' ' + c.TABLE_SCHEMA + '.' + c.TABLE_NAME + ' ' + c.CONSTRAINT_NAME
        FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS AS c WHERE c.TABLE_SCHEMA IN ('etl', 'sales', 'rfm', 'bi')
        """,
        """
        SELECT 'index ' + OBJECT_SCHEMA_NAME(i.object_id) + '.' + OBJECT_NAME(i.object_id) + ' ' + i.name + ' ' + i.type_desc + ' '
            + CAST(i.is_unique AS varchar(1)) + ' ' + COL_NAME(k.object_id, k.column_id) + ' ' + CAST(k.key_ordinal AS varchar(10))
        FROM sys.indexes AS i INNER JOIN sys.index_columns AS k ON k.object_id = i.object_id AND k.index_id = i.index_id
        WHERE OBJECT_SCHEMA_NAME(i.object_id) IN ('etl', 'sales', 'rfm', 'bi')
        """,
        """
        SELECT CAST('view ' AS nvarchar(max)) + OBJECT_NAME(m.object_id) + ' ' + CAST(m.definition AS nvarchar(max))
        FROM sys.sql_modules AS m WHERE OBJECT_SCHEMA_NAME(m.object_id) = 'bi'
        """,
        """
        SELECT 'description ' + p.objname + ' ' + CAST(p.value AS nvarchar(1000))
        FROM sys.fn_listextendedproperty('MS_Description', 'SCHEMA', 'bi', 'VIEW', NULL, NULL, NULL) AS p
        """,
        """
        SELECT 'table description ' + p.objname + ' ' + CAST(p.value AS nvarchar(3000))
        FROM sys.fn_listextendedproperty('MS_Description', 'SCHEMA', 'sales', 'TABLE', NULL, NULL, NULL) AS p
        """,
        """
        SELECT 'right ' + p.permission_name + ' ' + USER_NAME(p.grantee_principal_id) + ' ' + p.class_desc + ' '
            + COALESCE(OBJECT_NAME(p.major_id), SCHEMA_NAME(p.major_id), '-')
        FROM sys.database_permissions AS p WHERE USER_NAME(p.grantee_principal_id) IN ('rfm_reader', 'rfm_job')
        """,
        "SELECT 'role ' + p.name FROM sys.database_principals AS p WHERE p.name IN ('rfm_reader', 'rfm_job')",
        "SELECT 'journal ' + v.ScriptName FROM etl.SchemaVersion AS v",
        "SELECT 'view version ' + v.ViewName + ' ' + v.TextHash FROM etl.ViewVersion AS v",
        "SELECT 'dictionary ' + d.ObjectName + '.' + d.ColumnName + ' ' + d.Unit + ' ' + d.Description FROM etl.Dictionary AS d",
        "SELECT 'program ' + p.ProgramName + ' ' + p.Description + ' ' + p.OptionsJson FROM etl.Program AS p",
        "SELECT 'product ' + CAST(p.ProductKey AS varchar(10)) + ' ' + p.ProductCode FROM sales.Product AS p",
        "SELECT 'segment ' + CAST(s.SegmentKey AS varchar(10)) + ' ' + s.SegmentLabel + ' ' + s.Description FROM rfm.Segment AS s",
    ];

    /// <summary>With which words lines begin; each is there.</summary>
    public static IReadOnlyList<string> Kinds =>
    [
        "column", "constraint", "index", "view", "description", "table description", "right", "role", "journal", "view version",
        "dictionary", "program", "product", "segment",
    ];

    /// <summary>Reads it.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(RfmStore store, CancellationToken cancellationToken)
    {
        await using var connection = await store.Dialect.OpenAsync(cancellationToken);
        var lines = new List<string>();
        foreach (var query in Queries)
        {
            var rows = await connection.QueryAsync<string?>(query, commandTimeout: 120);
            lines.AddRange(rows.Select(row => row ?? "NULL").Order(StringComparer.Ordinal));
        }

        // What Babelfish tells of rights.
        foreach (var schema in new[] { "etl", "sales", "rfm", "bi" })
        {
            var rights = await connection.QueryAsync(
                $"EXEC sp_table_privileges @table_name = N'%', @table_owner = N'{schema}';", commandTimeout: 120);
            lines.AddRange(rights.Cast<IDictionary<string, object>>()
                .Where(right => right["GRANTEE"] is "rfm_reader" or "rfm_job")
                .Select(right => $"right {schema}.{right["TABLE_NAME"]} {right["GRANTEE"]} {right["PRIVILEGE"]}")
                .Order(StringComparer.Ordinal));
        }

        return lines;
    }

    /// <summary>When scripts ran and views were deployed.</summary>
    public static async Task<IReadOnlyList<string>> ReadTimesAsync(RfmStore store, CancellationToken cancellationToken)
    {
        await using var connection = await store.Dialect.OpenAsync(cancellationToken);
        return
        [
            .. await connection.QueryAsync<string>(
                "SELECT v.ScriptName + ' ' + CONVERT(varchar(30), v.Applied, 126) FROM etl.SchemaVersion AS v ORDER BY v.Id;"),
            .. await connection.QueryAsync<string>(
                "SELECT v.ViewName + ' ' + CONVERT(varchar(30), v.DeployedAt, 126) FROM etl.ViewVersion AS v ORDER BY v.ViewName;"),
        ];
    }
}
