-- SegmentValue_Insert: what a segment of a run is worth.
-- Grain: one row.
-- Parameters: the columns of rfm.SegmentValue.
-- Idempotent: no.
INSERT INTO {rfm.SegmentValue} (
    RunKey,
    SegmentKey,
    CustomerCount,
    MarginShare,
    DiscountRate,
    SimpleClvAmount,
    SimpleClvPerCustomerAmount,
    SimpleClvReason,
    ModelValue12MAmount,
    ModelValue12MPerCustomerAmount,
    ModelValueReason,
    MarkovValueAmount,
    MarkovValuePerCustomerAmount,
    MarkovReason,
    MarkovFromRunKey
)
VALUES (
    @RunKey,
    @SegmentKey,
    @CustomerCount,
    @MarginShare,
    @DiscountRate,
    @SimpleClvAmount,
    @SimpleClvPerCustomerAmount,
    @SimpleClvReason,
    @ModelValue12MAmount,
    @ModelValue12MPerCustomerAmount,
    @ModelValueReason,
    @MarkovValueAmount,
    @MarkovValuePerCustomerAmount,
    @MarkovReason,
    @MarkovFromRunKey
);
