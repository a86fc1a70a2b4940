-- Load_TakeBack: from this undo on, the rows of a load no longer count, and those that it replaced count again.
-- Grain: the rows of the load, and those with its key as RemovedByLoadKey.
-- Why: nothing is deleted; RestoredDay keeps in which span the replaced rows were hidden, for runs that began in it.
-- Parameters: @LoadKey the undo; @UndoneLoadKey the load it undoes.
-- Idempotent: no.
INSERT INTO {temp.AffectedCustomer} (AffectedKey)
SELECT t.CustomerKey AS AffectedKey
FROM {sales.SalesTransaction} AS t
WHERE t.LoadKey = @UndoneLoadKey
    OR t.RemovedByLoadKey = @UndoneLoadKey
UNION
SELECT c.CustomerKey AS AffectedKey
FROM {sales.LoadCustomer} AS c
WHERE c.LoadKey = @UndoneLoadKey
UNION
SELECT v.CustomerKey AS AffectedKey
FROM {sales.LoadAttribute} AS v
WHERE v.LoadKey = @UndoneLoadKey;

UPDATE {sales.SalesTransaction}
SET RemovedByLoadKey = CASE WHEN LoadKey = @UndoneLoadKey THEN @LoadKey ELSE NULL END
WHERE CustomerKey IN (SELECT a.AffectedKey AS AffectedKey FROM {temp.AffectedCustomer} AS a)
    AND (LoadKey = @UndoneLoadKey OR RemovedByLoadKey = @UndoneLoadKey);

INSERT INTO {sales.RestoredDay} (LoadKey, OrderDate, RemovedByLoadKey, RestoredByLoadKey)
SELECT
    d.LoadKey AS LoadKey,
    d.OrderDate AS OrderDate,
    @UndoneLoadKey AS RemovedByLoadKey,
    @LoadKey AS RestoredByLoadKey
FROM {sales.LoadDay} AS d
WHERE d.RemovedByLoadKey = @UndoneLoadKey;

UPDATE {sales.LoadDay}
SET RemovedByLoadKey = CASE WHEN LoadKey = @UndoneLoadKey THEN @LoadKey ELSE NULL END
WHERE LoadKey = @UndoneLoadKey
    OR RemovedByLoadKey = @UndoneLoadKey;
