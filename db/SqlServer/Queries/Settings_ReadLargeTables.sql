-- Settings_ReadLargeTables: how the tables of sales and rfm are stored, and whether their key to rfm.Segment is trusted.
-- Grain: one row per table with a clustered index.
-- Parameters: none.
-- Why: sys.partitions counts rows without reading them. A fill factor of 0 is 100. SegmentKeyIsTrusted is NULL where there is no key.
-- Idempotent: yes; reads only.
SELECT
    s.name + N'.' + t.name AS TableName,
    CAST(i.fill_factor AS int) AS [FillFactor],
    CAST(p.Compression AS nvarchar(60)) AS Compression,
    p.RowTotal AS RowTotal,
    k.SegmentKeyIsTrusted AS SegmentKeyIsTrusted
FROM sys.tables AS t
    INNER JOIN sys.schemas AS s
        ON s.schema_id = t.schema_id
    INNER JOIN sys.indexes AS i
        ON i.object_id = t.object_id
        AND i.index_id = 1
    INNER JOIN (
        SELECT
            q.object_id AS object_id,
            MIN(q.data_compression_desc) AS Compression,
            SUM(q.rows) AS RowTotal
        FROM sys.partitions AS q
        WHERE q.index_id = 1
        GROUP BY q.object_id
    ) AS p
        ON p.object_id = t.object_id
    LEFT JOIN (
        SELECT
            f.parent_object_id AS object_id,
            CAST(MIN(CASE WHEN f.is_not_trusted = 1 OR f.is_disabled = 1 THEN 0 ELSE 1 END) AS bit) AS SegmentKeyIsTrusted
        FROM sys.foreign_keys AS f
        WHERE f.referenced_object_id = OBJECT_ID(N'rfm.Segment')
        GROUP BY f.parent_object_id
    ) AS k
        ON k.object_id = t.object_id
WHERE s.name IN (N'sales', N'rfm');
