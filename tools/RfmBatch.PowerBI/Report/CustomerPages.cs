using static RfmBatch.PowerBI.Report.PageParts;
using static RfmBatch.PowerBI.Report.Visuals;

namespace RfmBatch.PowerBI.Report;

/// <summary>The list of customers, and the page of one of them.</summary>
internal static class CustomerPages
{
    private static readonly Field CustomerId = Column("Customer", "CustomerId");
    private static readonly Field ValueAtRisk = Measure("CustomerRfm", "Value at Risk");

    public static Page Customers() => Make(
        "Customers",
        [
            Slicer("Customer (type to search)", CustomerId, new Place(20, 90, 300, 72), Several),
            Slicer("Segment", Segment, new Place(340, 90, 300, 72), Several),
            Slicer("Country", Column("Customer", "Country"), new Place(660, 90, 290, 72), Several),
            Slicer("Recency score", Column("CustomerRfm", "RecencyScore"), new Place(970, 90, 290, 72), Several),
            Table(
                "Customers, most value at risk first; right-click one to drill through",
                new Place(20, 182, 1240, 518),
                CustomerId,
                Column("Customer", "Country"),
                Segment,
                Measure("CustomerRfm", "Recency Days"),
                Measure("CustomerRfm", "Orders"),
                Revenue,
                Measure("CustomerRfm", "Probability Alive"),
                Measure("CustomerRfm", "Predicted Value 12M"),
                ValueAtRisk) with { SortBy = new Sorting(ValueAtRisk, IsDescending: true) },
        ]);

    public static Page Customer() => Make(
        "Customer",
        [
            Figures(
                Measure("CustomerRfm", "Recency Days"),
                Measure("CustomerRfm", "Orders"),
                Revenue,
                Measure("CustomerRfm", "Probability Alive"),
                Measure("CustomerRfm", "Predicted Value 12M"),
                ValueAtRisk),
            Table(
                "Scores and the next order expected",
                new Place(20, 190, 620, 160),
                CustomerId,
                Segment,
                Column("CustomerRfm", "RecencyScore"),
                Column("CustomerRfm", "FrequencyScore"),
                Column("CustomerRfm", "MonetaryScore"),
                Column("CustomerRfm", "NextOrderDate"),
                PageParts.Customers) with { HasTotals = false },
            Table(
                "What to do",
                new Place(660, 190, 600, 160),
                Segment,
                Column("Segment", "ActionName"),
                Column("Segment", "ActionChannel"),
                Column("Segment", "ActionOffer"),
                PageParts.Customers) with { HasTotals = false },
            Table(
                "Segments so far",
                new Place(20, 370, 620, 330),
                Segment,
                Column("CustomerSegmentHistory", "ValidFromDate"),
                Column("CustomerSegmentHistory", "ValidToDate"),
                Measure("CustomerSegmentHistory", "Segment Stays")) with { HasTotals = false },
            Columns("Revenue in the window, by run", AsOf, Revenue, new Place(660, 370, 600, 330)),
        ],
        CustomerId);
}
