-- Load_DescribeTable: the columns of a table or view that a load shall read.
-- Grain: one row per column, in order.
-- Parameters: @SchemaName; @TableName.
-- Idempotent: yes.
SELECT
    s.name AS SchemaName,
    o.name AS TableName,
    c.name AS ColumnName,
    ty.name AS TypeName
FROM sys.columns AS c
INNER JOIN sys.objects AS o ON o.object_id = c.object_id
INNER JOIN sys.schemas AS s ON s.schema_id = o.schema_id
INNER JOIN sys.types AS ty ON ty.user_type_id = c.system_type_id
WHERE s.name = @SchemaName
    AND o.name = @TableName
    AND o.type IN ('U', 'V')
ORDER BY c.column_id;
