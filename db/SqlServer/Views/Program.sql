-- Program: stored configurations that are run on their own schedule, with their own history.
-- Grain: one row per program.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.Program
AS
SELECT
    p.ProgramKey AS ProgramKey,
    p.ProgramName AS ProgramName,
    p.Description AS Description,
    p.FilterText AS FilterText,
    p.CurrencyCode AS CurrencyCode,
    p.IsActive AS IsActive
FROM etl.Program AS p;
