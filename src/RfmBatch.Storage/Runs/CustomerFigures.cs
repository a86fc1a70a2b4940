using RfmBatch.Core;
using RfmBatch.Core.Aggregation;

namespace RfmBatch.Storage.Runs;

/// <summary>A row of <see cref="CustomerSummaryTable"/>, where its units are told.</summary>
internal struct CustomerFigures(int customerKey)
{
    public int CustomerKey { get; } = customerKey;

    public int FirstOrderDay { get; set; } = Day.None;

    public int LastOrderDay { get; set; } = Day.None;

    public int OrderCount { get; set; }

    public int DayCount { get; set; }

    public int LineCount { get; set; }

    public long SalesAmount { get; set; }

    public long ReturnAmount { get; set; }
}
