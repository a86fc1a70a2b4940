-- Load_ForgetCustomer: replaces a customer's id by a token, deletes attributes and plan rows and clears rejected text that holds the id.
-- Grain: one customer.
-- Why: keys and totals stay, so that published sums do not change. A rejected line that only looks as if it held the id is cleared too.
-- Parameters: @CustomerKey; @CustomerId text up to 100; @Token text up to 100.
-- Idempotent: yes.
UPDATE etl_RejectedRow
SET RawText = NULL
WHERE RawText IS NOT NULL
    AND INSTR(RawText, @CustomerId) > 0;
DELETE FROM sales_CustomerAttribute
WHERE CustomerKey = @CustomerKey;
DELETE FROM sales_LoadAttribute
WHERE CustomerKey = @CustomerKey;
DELETE FROM rfm_CampaignPlan
WHERE CustomerKey = @CustomerKey;
UPDATE sales_Customer
SET CustomerId = @Token
WHERE CustomerKey = @CustomerKey;
