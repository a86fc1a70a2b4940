using RfmBatch.PowerBI.Model;

namespace RfmBatch.PowerBI.Report;

/// <summary>A column or measure of the model, as visuals name it.</summary>
internal sealed record Field(string Table, string Name, bool IsMeasure)
{
    /// <summary>How a query of the visual calls it.</summary>
    public string Reference => $"{Table}.{Name}";

    /// <summary>How a reader calls it: measures have such names, columns are named for SQL.</summary>
    public string Label => IsMeasure ? Name : Name switch
    {
        "SegmentLabel" => "Segment",
        "ClusterName" => "Cluster",
        "CustomerId" => "Customer",
        _ => TmdlText.Words(Name),
    };
}

/// <summary>Where a visual stands on a page of 1280 × 720 pixels.</summary>
internal sealed record Place(int X, int Y, int Width, int Height);

/// <summary>One visual.</summary>
/// <param name="Name">Unique on its page.</param>
/// <param name="Type">Power BI's name of the kind.</param>
/// <param name="Title">Shown above it, and read by a screen reader with <paramref name="AltText"/>.</param>
/// <param name="AltText">What it shows, in a sentence.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Roles">Fields by role, in order.</param>
/// <param name="SortBy">What to sort by, or null for the visual's own order.</param>
/// <param name="Color">Measure that gives the colour of a category, or null.</param>
/// <param name="Slicer">What kind of slicer it is, or null.</param>
/// <param name="HasTotals">Whether a table or matrix has totals; false where figures cannot be added.</param>
/// <param name="IsHeatMap">Whether the cells of a matrix are the darker the larger their figure is.</param>
internal sealed record Visual(
    string Name,
    string Type,
    string Title,
    string AltText,
    Place Place,
    IReadOnlyList<(string Role, IReadOnlyList<Field> Fields)> Roles,
    Sorting? SortBy = null,
    Field? Color = null,
    SlicerKind? Slicer = null,
    bool HasTotals = true,
    bool IsHeatMap = false);

/// <summary>What a visual is sorted by.</summary>
internal sealed record Sorting(Field Field, bool IsDescending = false);

/// <summary>How a slicer chooses.</summary>
/// <param name="IsSingle">Exactly one value is always chosen.</param>
/// <param name="Chosen">The value chosen at first, or null.</param>
/// <param name="Group">Slicers of one group choose together over all pages, or null.</param>
internal sealed record SlicerKind(bool IsSingle, string? Chosen, string? Group);

/// <summary>A page with its visuals.</summary>
/// <param name="Name">Its folder.</param>
/// <param name="Title">On its tab.</param>
/// <param name="Visuals">In the order of the tabulator.</param>
/// <param name="DrillBy">What one drills through by to it, or null: such a page has no tab for readers.</param>
internal sealed record Page(string Name, string Title, IReadOnlyList<Visual> Visuals, Field? DrillBy = null)
{
    /// <summary>
    /// Slicers and what they leave alone: a chart over a column would be one point where a slicer chooses one value of it.
    /// </summary>
    public IEnumerable<(Visual Source, Visual Target)> Interactions() =>
        from source in Visuals
        where source.Slicer is not null
        from target in Visuals
        where target.Roles.Any(role => role.Role == "Category" && role.Fields.Contains(source.Roles[0].Fields[0]))
        select (source, target);
}
