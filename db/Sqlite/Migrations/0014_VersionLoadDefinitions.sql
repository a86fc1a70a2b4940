-- 0014_VersionLoadDefinitions: which release's defaults a load definition was stored with.
-- Grain: one column more per load definition.
-- Why: 1 was stored by 0.1, which loaded rows a second time without a word: such definitions go on as they are (`--overlap keep`). 2 and
-- later take the defaults of their options.
-- Since: 0.2.
-- Idempotent: no; SQLite has no conditional ALTER TABLE, the journal guards it.
ALTER TABLE etl_LoadDefinition ADD COLUMN OptionsVersion INTEGER NOT NULL DEFAULT 1;
