namespace RfmBatch.Storage.SqlServer.Operations;

/// <summary>How a new store keeps a large table: what migrations 0028 and 0029 set where it is empty, and a DBA where it is not.</summary>
/// <param name="Name">With its schema.</param>
/// <param name="FillFactor">Percent of a page that a rebuild fills.</param>
/// <param name="IsCompressed">By page.</param>
/// <param name="HasSegmentKey">Whether a foreign key leads to <c>rfm.Segment</c>.</param>
internal sealed record LargeTable(string Name, int FillFactor, bool IsCompressed, bool HasSegmentKey)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<LargeTable> All { get; } =
    [
        new("sales.SalesTransaction", FillFactor: 90, IsCompressed: true, HasSegmentKey: false),
        new("sales.CustomerAttribute", FillFactor: 90, IsCompressed: true, HasSegmentKey: false),
        new("sales.LoadAttribute", FillFactor: 100, IsCompressed: true, HasSegmentKey: false),
        new("rfm.CustomerRfm", FillFactor: 100, IsCompressed: true, HasSegmentKey: true),
        new("rfm.CustomerSegmentHistory", FillFactor: 90, IsCompressed: false, HasSegmentKey: true),
        new("rfm.SegmentSummary", FillFactor: 100, IsCompressed: false, HasSegmentKey: true),
    ];

    private string Suffix => Name.Replace('.', '_');

    private string Constraint => $"FK_{Suffix}_rfm_Segment";

    /// <summary>The statement that stores it so.</summary>
    /// <param name="isOnline">Whether the edition can do it beside other work.</param>
    public string Rebuild(bool isOnline) =>
        $"ALTER INDEX PK_{Suffix} ON {Name} REBUILD WITH (FILLFACTOR = {FillFactor}, DATA_COMPRESSION = "
        + $"{(IsCompressed ? "PAGE" : "NONE")}{(isOnline ? ", ONLINE = ON" : "")});";

    /// <summary>The statement that adds the key and checks all rows, so that it is trusted.</summary>
    public string AddSegmentKey =>
        $"ALTER TABLE {Name} WITH CHECK ADD CONSTRAINT {Constraint} FOREIGN KEY (SegmentKey) REFERENCES rfm.Segment (SegmentKey);";

    /// <summary>The statement that checks all rows of a key that is there.</summary>
    public string TrustSegmentKey => $"ALTER TABLE {Name} WITH CHECK CHECK CONSTRAINT {Constraint};";
}
