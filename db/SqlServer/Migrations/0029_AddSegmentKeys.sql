-- 0029_AddSegmentKeys: every segment of a run, a summary and a history is one of rfm.Segment.
-- Grain: a constraint of three tables.
-- Why: with a trusted key SQL Server leaves out a join to rfm.Segment of which no column is wanted, and knows how many rows one finds.
--   Segments are never deleted and hardly changed, so that the check waits for nobody. None to rfm.Cluster and sales.Customer: the check
--   of a run would wait for a publication and a load that change rows there, and the removal of a cluster would read all customers of all
--   runs; views read them by LEFT JOIN, which is left out without a key. A table that has rows is left alone, for the check reads it:
--   doctor prints the statement. Babelfish would check row by row.
--   https://learn.microsoft.com/sql/relational-databases/tables/primary-and-foreign-key-constraints.
-- Since: 0.2.
-- Idempotent: yes.
IF SERVERPROPERTY('Babelfish') IS NULL AND OBJECT_ID(N'rfm.FK_rfm_CustomerRfm_rfm_Segment', N'F') IS NULL
AND NOT EXISTS (SELECT 1 AS IsThere FROM rfm.CustomerRfm AS t)
EXEC (N'ALTER TABLE rfm.CustomerRfm WITH CHECK ADD CONSTRAINT FK_rfm_CustomerRfm_rfm_Segment FOREIGN KEY (SegmentKey) REFERENCES rfm.Segment (SegmentKey);');
IF SERVERPROPERTY('Babelfish') IS NULL AND OBJECT_ID(N'rfm.FK_rfm_CustomerSegmentHistory_rfm_Segment', N'F') IS NULL
AND NOT EXISTS (SELECT 1 AS IsThere FROM rfm.CustomerSegmentHistory AS t)
EXEC (N'ALTER TABLE rfm.CustomerSegmentHistory WITH CHECK ADD CONSTRAINT FK_rfm_CustomerSegmentHistory_rfm_Segment FOREIGN KEY (SegmentKey) REFERENCES rfm.Segment (SegmentKey);');
IF SERVERPROPERTY('Babelfish') IS NULL AND OBJECT_ID(N'rfm.FK_rfm_SegmentSummary_rfm_Segment', N'F') IS NULL
AND NOT EXISTS (SELECT 1 AS IsThere FROM rfm.SegmentSummary AS t)
EXEC (N'ALTER TABLE rfm.SegmentSummary WITH CHECK ADD CONSTRAINT FK_rfm_SegmentSummary_rfm_Segment FOREIGN KEY (SegmentKey) REFERENCES rfm.Segment (SegmentKey);');
