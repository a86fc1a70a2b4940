using Dapper;

namespace RfmBatch.Storage.SqlServer.Tests;

/// <summary>All that a deployment leaves in a database, as lines; without times.</summary>
internal static class SchemaSnapshot
{
    // Values are joined here: columns of the catalogue have collations of their own.
    private static readonly (string Kind, string Query)[] Queries =
    [
        (
            "column",
            """
            SELECT c.TABLE_SCHEMA, c.TABLE_NAME, c.COLUMN_NAME, c.ORDINAL_POSITION, c.DATA_TYPE, c.CHARACTER_MAXIMUM_LENGTH,
                c.NUMERIC_PRECISION, c.NUMERIC_SCALE, c.DATETIME_PRECISION, c.IS_NULLABLE, c.COLLATION_NAME, c.COLUMN_DEFAULT
            FROM INFORMATION_SCHEMA.COLUMNS AS c WHERE c.TABLE_SCHEMA IN ('etl', 'sales', 'rfm', 'bi');
            """),
        (
            "constraint",
            """
            SELECT c.CONSTRAINT_TYPE, c.TABLE_SCHEMA, c.TABLE_NAME, c.CONSTRAINT_NAME
            FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS AS c WHERE c.TABLE_SCHEMA IN ('etl', 'sales', 'rfm', 'bi');
            """),
        (
            "index",
            """
            SELECT OBJECT_SCHEMA_NAME(i.object_id) AS SchemaName, OBJECT_NAME(i.object_id) AS TableName, i.name AS IndexName,
                i.type_desc AS TypeName, i.is_unique AS IsUnique, i.fill_factor AS FilledTo,
                COL_NAME(k.object_id, k.column_id) AS ColumnName, k.key_ordinal AS Place
            FROM sys.indexes AS i INNER JOIN sys.index_columns AS k ON k.object_id = i.object_id AND k.index_id = i.index_id
            WHERE OBJECT_SCHEMA_NAME(i.object_id) IN ('etl', 'sales', 'rfm', 'bi');
            """),
        (
            "compression",
            """
            SELECT OBJECT_SCHEMA_NAME(p.object_id) AS SchemaName, OBJECT_NAME(p.object_id) AS TableName, p.data_compression_desc AS Name
            FROM sys.partitions AS p WHERE OBJECT_SCHEMA_NAME(p.object_id) IN ('etl', 'sales', 'rfm', 'bi');
            """),
        (
            "view",
            """
            SELECT OBJECT_NAME(m.object_id) AS ViewName, m.definition AS Definition
            FROM sys.sql_modules AS m WHERE OBJECT_SCHEMA_NAME(m.object_id) = 'bi';
            """),
        ("view description", Described("bi", "VIEW")),
        ("table description", Described("etl", "TABLE")),
        ("table description", Described("sales", "TABLE")),
        ("table description", Described("rfm", "TABLE")),
        (
            "permission",
            """
            SELECT p.permission_name AS Name, USER_NAME(p.grantee_principal_id) AS RoleName, p.class_desc AS ClassName,
                OBJECT_NAME(p.major_id) AS ObjectName, SCHEMA_NAME(p.major_id) AS SchemaName
            FROM sys.database_permissions AS p WHERE USER_NAME(p.grantee_principal_id) IN ('rfm_reader', 'rfm_job');
            """),
        ("role", "SELECT p.name FROM sys.database_principals AS p WHERE p.name IN ('rfm_reader', 'rfm_job');"),
        ("journal", "SELECT v.ScriptName FROM etl.SchemaVersion AS v;"),
        ("view version", "SELECT v.ViewName, v.TextHash FROM etl.ViewVersion AS v;"),
        ("dictionary", "SELECT d.ObjectName, d.ColumnName, d.Unit, d.Description FROM etl.Dictionary AS d;"),
        ("program", "SELECT p.ProgramName, p.Description, p.OptionsJson FROM etl.Program AS p;"),
        ("product", "SELECT p.ProductKey, p.ProductCode FROM sales.Product AS p;"),
        ("segment", "SELECT s.SegmentKey, s.SegmentLabel, s.Description FROM rfm.Segment AS s;"),
    ];

    /// <summary>With which words lines begin; each is there, but for rights that Babelfish tells in its own way alone.</summary>
    public static IEnumerable<string> Kinds => Queries.Select(query => query.Kind).Distinct().Except(["permission"]).Append("right");

    /// <summary>Reads it.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(RfmStore store, CancellationToken cancellationToken)
    {
        await using var connection = await store.Dialect.OpenAsync(cancellationToken);
        var lines = new List<string>();
        foreach (var (kind, query) in Queries)
        {
            var rows = await connection.QueryAsync(query, commandTimeout: 120);
            lines.AddRange(rows.Cast<IDictionary<string, object?>>()
                .Select(row => $"{kind} {string.Join(' ', row.Values.Select(value => value ?? "NULL"))}")
                .Order(StringComparer.Ordinal));
        }

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

    private static string Described(string schema, string kind) =>
        "SELECT p.objname, CAST(p.value AS nvarchar(3000)) AS Text FROM "
        + $"sys.fn_listextendedproperty('MS_Description', 'SCHEMA', '{schema}', '{kind}', NULL, NULL, NULL) AS p;";
}
