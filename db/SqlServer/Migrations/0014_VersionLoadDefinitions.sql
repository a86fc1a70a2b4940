-- 0014_VersionLoadDefinitions: which release's defaults a load definition was stored with.
-- Grain: one column more per load definition.
-- Why: 1 was stored by 0.1, which loaded rows a second time without a word: such definitions go on as they are (`--overlap keep`). 2 and
-- later take the defaults of their options.
-- Since: 0.2.
-- Idempotent: yes.
IF NOT EXISTS (SELECT 1 AS IsThere FROM sys.columns AS c WHERE c.object_id = OBJECT_ID(N'etl.LoadDefinition') AND c.name = N'OptionsVersion')
ALTER TABLE etl.LoadDefinition ADD OptionsVersion int NOT NULL CONSTRAINT DF_etl_LoadDefinition_OptionsVersion DEFAULT 1;
