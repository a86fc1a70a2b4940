-- Load_DescribeTable: the columns of a table or view that a load shall read.
-- Grain: one row per column, in order.
-- Why: an alias type is described by the type it stands for; spatial and other CLR types share the system type 240 and stand for none.
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
INNER JOIN sys.types AS ty ON ty.user_type_id = CASE WHEN c.system_type_id = 240 THEN c.user_type_id ELSE c.system_type_id END
WHERE s.name = @SchemaName
    AND o.name = @TableName
    AND o.type IN ('U', 'V')
ORDER BY c.column_id;
