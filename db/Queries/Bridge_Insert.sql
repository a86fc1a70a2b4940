-- Bridge_Insert: one amount of the explanation why revenue changed between two runs.
-- Grain: one row.
-- Parameters: the columns of rfm.RevenueBridge.
-- Idempotent: no.
INSERT INTO {rfm.RevenueBridge} (FromRunKey, ToRunKey, SegmentKey, Component, OtherSegmentKey, ProgramKey, IsComparable, CustomerCount, ChangeAmount)
VALUES (@FromRunKey, @ToRunKey, @SegmentKey, @Component, @OtherSegmentKey, @ProgramKey, @IsComparable, @CustomerCount, @ChangeAmount);
