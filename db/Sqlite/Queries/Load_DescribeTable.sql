-- Load_DescribeTable: the columns of a table or view that a load shall read.
-- Grain: one row per column, in order.
-- Parameters: @SchemaName, @TableName text; a schema other than main is written before the name, schema_Name, as RfmBatch's own are.
-- Idempotent: yes.
SELECT
    m.name AS TableName,
    c.name AS ColumnName,
    LOWER(c.type) AS TypeName
FROM sqlite_master AS m
INNER JOIN pragma_table_info(m.name) AS c
WHERE m.type IN ('table', 'view')
    AND m.name = CASE WHEN @SchemaName IN ('', 'main') THEN @TableName ELSE @SchemaName || '_' || @TableName END COLLATE NOCASE
ORDER BY m.name, c.cid;
