using System.Text.Json;
using RfmBatch.PowerBI.Report;

namespace RfmBatch.PowerBI.Layout;

/// <summary>A box of a page, with the texts that must fit in it, read from the JSON of the report as Desktop would.</summary>
/// <param name="Name">Name of the visual.</param>
/// <param name="Type">Power BI's name of the kind.</param>
/// <param name="Place">Where it stands, in pixels.</param>
/// <param name="Texts">Texts of fixed size, each with its own box.</param>
internal sealed record VisualBox(string Name, string Type, Place Place, IReadOnlyList<BoxText> Texts);

/// <summary>A text in a box.</summary>
/// <param name="Text">What it says.</param>
/// <param name="FontSize">In points.</param>
/// <param name="Place">The room it has.</param>
internal sealed record BoxText(string Text, int FontSize, Place Place)
{
    // Segoe UI: a letter is a little more than half as wide as high, on average; a line is a third higher than its letters.
    private const double WidthOfLetter = 0.55;
    private const double HeightOfLine = 1.35;
    private const double PixelsOfPoint = 4.0 / 3;

    /// <summary>Estimated, in pixels.</summary>
    public double Width => Text.Length * FontSize * PixelsOfPoint * WidthOfLetter;

    /// <summary>Estimated, in pixels.</summary>
    public double Height => FontSize * PixelsOfPoint * HeightOfLine;

    public bool Fits => Width <= Place.Width && Height <= Place.Height;
}

/// <summary>A page laid out.</summary>
/// <param name="Title">On its tab.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Boxes">In the order of the tabulator.</param>
internal sealed record PageLayout(string Title, int Width, int Height, IReadOnlyList<VisualBox> Boxes)
{
    private const int Padding = 8;
    private const int TitleHeight = 26;
    private const int SlicerTitleHeight = 20;

    // The longest figure a card of a large shop shows: hundreds of millions with two decimals.
    private const string LongFigure = "999,999,999.99";

    /// <summary>All pages in the order of their tabs.</summary>
    /// <param name="files">Text by path below the folder of the project.</param>
    public static IReadOnlyList<PageLayout> Read(IReadOnlyDictionary<string, string> files)
    {
        const string Pages = "RfmBatch.Report/definition/pages/";
        var order = Json(files[$"{Pages}pages.json"]).GetProperty("pageOrder").EnumerateArray().Select(name => name.GetString()!);
        return [.. order.Select(name => Of(
            Json(files[$"{Pages}{name}/page.json"]),
            files
                .Where(file => file.Key.StartsWith($"{Pages}{name}/visuals/", StringComparison.Ordinal))
                .Select(file => Json(file.Value))))];
    }

    private static PageLayout Of(JsonElement page, IEnumerable<JsonElement> visuals) => new(
        page.GetProperty("displayName").GetString()!,
        page.GetProperty("width").GetInt32(),
        page.GetProperty("height").GetInt32(),
        [.. visuals.OrderBy(visual => visual.GetProperty("position").GetProperty("tabOrder").GetInt32()).Select(Box)]);

    private static VisualBox Box(JsonElement json)
    {
        int Position(string property) => json.GetProperty("position").GetProperty(property).GetInt32();
        var place = new Place(Position("x"), Position("y"), Position("width"), Position("height"));
        var visual = json.GetProperty("visual");
        var type = visual.GetProperty("visualType").GetString()!;
        return new VisualBox(
            json.GetProperty("name").GetString()!,
            type,
            place,
            type == "cardVisual" ? [.. CardTexts(visual, place)] : [TitleText(visual, place, type == "slicer")]);
    }

    private static BoxText TitleText(JsonElement visual, Place place, bool isSlicer)
    {
        var title = visual.GetProperty("visualContainerObjects").GetProperty("title")[0].GetProperty("properties");
        return new BoxText(
            Literal(title.GetProperty("text")).Trim('\''),
            int.Parse(Literal(title.GetProperty("fontSize")).TrimEnd('D'), System.Globalization.CultureInfo.InvariantCulture),
            new Place(
                place.X + Padding,
                place.Y + Padding / 2,
                place.Width - (2 * Padding),
                isSlicer ? SlicerTitleHeight : TitleHeight));
    }

    // Side by side, the label above its figure.
    private static IEnumerable<BoxText> CardTexts(JsonElement visual, Place place)
    {
        var names = visual.GetProperty("query").GetProperty("queryState").GetProperty("Data").GetProperty("projections")
            .EnumerateArray()
            .Select(field => field.GetProperty("nativeQueryRef").GetString()!)
            .ToList();
        var width = place.Width / names.Count;
        var middle = place.Height * 2 / 5;
        for (var i = 0; i < names.Count; i++)
        {
            var x = place.X + (width * i) + Padding;
            yield return new BoxText(
                names[i], FontSizes.CardLabel, new Place(x, place.Y + Padding / 2, width - (2 * Padding), middle - (Padding / 2)));
            yield return new BoxText(
                LongFigure,
                FontSizes.CardValue,
                new Place(x, place.Y + middle, width - (2 * Padding), place.Height - middle - (Padding / 2)));
        }
    }

    private static string Literal(JsonElement value) =>
        value.GetProperty("expr").GetProperty("Literal").GetProperty("Value").GetString()!;

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
