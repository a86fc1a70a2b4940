namespace RfmBatch.PowerBI.Report;

/// <summary>Font sizes in points; a point is 4/3 pixels. The tests check with them that texts fit their boxes.</summary>
internal static class FontSizes
{
    public const int Title = 12;
    public const int SlicerTitle = 10;
    public const int CardValue = 16;
    public const int CardLabel = 10;
}
