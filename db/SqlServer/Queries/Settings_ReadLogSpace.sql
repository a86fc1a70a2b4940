-- Settings_ReadLogSpace: how full the log is, and how large its files may grow.
-- Grain: one row.
-- Parameters: none.
-- Why: a file that may not grow has its size as limit; sizes are pages of 8 KB, -1 and 268435456 mean 2 TB, the most a log file can have.
--   Needs VIEW SERVER STATE (SQL Server 2022: VIEW SERVER PERFORMANCE STATE; Azure SQL Database: VIEW DATABASE STATE).
-- Idempotent: yes; reads only.
SELECT
    u.total_log_size_in_bytes AS SizeBytes,
    u.used_log_space_in_bytes AS UsedBytes,
    f.LimitBytes AS LimitBytes,
    f.FileName AS FileName
FROM sys.dm_db_log_space_usage AS u
    CROSS JOIN (
        SELECT
            SUM(CAST(CASE
                WHEN l.growth = 0 THEN l.size
                WHEN l.max_size = -1 THEN 268435456
                ELSE l.max_size
            END AS bigint)) * 8192 AS LimitBytes,
            MIN(l.name) AS FileName
        FROM sys.database_files AS l
        WHERE l.type_desc = N'LOG'
    ) AS f;
