-- 0015_CreateCustomerForm: in which form the store keeps customer ids: exact, number or lower.
-- Grain: one row, or none.
-- Why: writings of one id (017850, 17850.0; Anna@x, anna@x) are one customer only if every load and every look-up form ids alike. The first
-- load that brings customers fixes it. No row, as in a store of an earlier release, means exact.
-- Since: 0.2.
-- Idempotent: yes.
CREATE TABLE IF NOT EXISTS sales_CustomerForm (
    CustomerFormKey INTEGER NOT NULL,
    FormName TEXT NOT NULL,
    CONSTRAINT PK_sales_CustomerForm PRIMARY KEY (CustomerFormKey),
    CONSTRAINT CK_sales_CustomerForm_CustomerFormKey CHECK (CustomerFormKey = 1),
    CONSTRAINT CK_sales_CustomerForm_FormName CHECK (FormName IN ('exact', 'number', 'lower'))
);
