-- 0035_CreatePersonalAttribute: attributes that tell who a customer is.
-- Grain: one row per name of an attribute.
-- Why: lists and filters need an e-mail address, readers of bi do not: views and profiles leave these names out.
-- Since: 0.2.
-- Idempotent: yes.
CREATE TABLE IF NOT EXISTS sales_PersonalAttribute (
    AttributeName TEXT NOT NULL COLLATE BINARY CONSTRAINT PK_sales_PersonalAttribute PRIMARY KEY,
    FlaggedAt TEXT NOT NULL
);
