-- 0035_CreatePersonalAttribute: attributes that tell who a customer is.
-- Grain: one row per name of an attribute.
-- Why: lists and filters need an e-mail address, readers of bi do not: views and profiles leave these names out.
-- Since: 0.2.
-- Idempotent: yes.
IF OBJECT_ID(N'sales.PersonalAttribute', N'U') IS NULL
CREATE TABLE sales.PersonalAttribute (
    AttributeName nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    FlaggedAt datetime2(3) NOT NULL,
    CONSTRAINT PK_sales_PersonalAttribute PRIMARY KEY CLUSTERED (AttributeName)
);
