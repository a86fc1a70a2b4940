using RfmBatch.PowerBI.Text;

using static RfmBatch.PowerBI.Report.Visuals;

namespace RfmBatch.PowerBI.Report;

/// <summary>What pages share: fields, and the head that says which program and which run.</summary>
/// <remarks>A grid of 20 pixels: the head to 80, cards from 90, visuals from 190 to 700, on a page of 1280 by 720.</remarks>
internal static class PageParts
{
    public static readonly Field Segment = Column("Segment", "SegmentLabel");
    public static readonly Field SegmentColor = Measure("Segment", "Segment Color");
    public static readonly Field Cluster = Column("Cluster", "ClusterName");
    public static readonly Field ClusterColor = Measure("Cluster", "Cluster Color");
    public static readonly Field Customers = Measure("CustomerRfm", "Customers");
    public static readonly Field Revenue = Measure("CustomerRfm", "Revenue");
    public static readonly Field AsOf = Column("Run", "AsOfDate");

    /// <summary>Nothing is chosen at first, and several may be.</summary>
    public static readonly SlicerKind Several = new(false, null, null);

    public static Page Make(string title, IReadOnlyList<Visual> visuals, Field? drillBy = null) =>
        new(StableId.Hex(title), title, [.. Head(), .. visuals], drillBy);

    public static Visual Figures(params Field[] measures) => Cards("Figures", new Place(20, 90, 200 * measures.Length, 80), measures);

    private static IEnumerable<Visual> Head() =>
    [
        Slicer("Program", Column("Program", "ProgramName"), new Place(20, 8, 300, 72), new SlicerKind(true, "default", "Program")),
        Slicer("Run as of (none: the latest)", AsOf, new Place(340, 8, 300, 72), new SlicerKind(false, null, "Run")),
        Cards(
            "Run shown",
            new Place(660, 8, 600, 72),
            Measure("Run", "Shown As-of Date"),
            Measure("Run", "Run Customers"),
            Measure("Run", "Run Revenue")),
    ];
}
