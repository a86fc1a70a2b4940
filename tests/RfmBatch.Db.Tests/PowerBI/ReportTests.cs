using System.Text.Json;
using RfmBatch.PowerBI.Report;

namespace RfmBatch.Db.Tests.PowerBI;

/// <summary>The committed report: fields exist, roles suit the visual, nothing overlaps, every page asks which program.</summary>
public sealed class ReportTests
{
    private const string Schemas = "https://developer.microsoft.com/json-schemas/fabric/item/report/definition/";

    // The names that Power BI's own visuals give their wells.
    private static readonly Dictionary<string, string[]> Roles = new(StringComparer.Ordinal)
    {
        ["cardVisual"] = ["Data"],
        ["slicer"] = ["Values"],
        ["tableEx"] = ["Values"],
        ["pivotTable"] = ["Rows", "Columns", "Values"],
        ["clusteredBarChart"] = ["Category", "Y"],
        ["clusteredColumnChart"] = ["Category", "Y"],
        ["columnChart"] = ["Category", "Series", "Y"],
        ["lineChart"] = ["Category", "Y"],
        ["treemap"] = ["Group", "Values"],
        ["waterfallChart"] = ["Category", "Y"],
        ["scatterChart"] = ["Category", "X", "Y", "Size"],
    };

    private static IEnumerable<(string Path, JsonElement Json)> Visuals =>
        PowerBIProject.Report.Where(file => file.Path.EndsWith("/visual.json", StringComparison.Ordinal));

    private static IEnumerable<(string Path, JsonElement Json)> Pages =>
        PowerBIProject.Report.Where(file => file.Path.EndsWith("/page.json", StringComparison.Ordinal));

    [Fact]
    public void The_pages_are_these_in_this_order()
    {
        var order = PowerBIProject.Report.Single(file => file.Path.EndsWith("/pages.json", StringComparison.Ordinal)).Json
            .GetProperty("pageOrder")
            .EnumerateArray()
            .Select(name => name.GetString())
            .ToList();
        var titles = Pages.ToDictionary(
            page => page.Json.GetProperty("name").GetString()!, page => page.Json.GetProperty("displayName").GetString());

        Assert.Equal(
            [
                "Overview", "Segments", "Migration", "Bridge", "Customers", "Customer", "Value", "Campaigns", "Cohorts", "Clusters",
                "Quality",
            ],
            order.Select(name => titles[name!]));
        Assert.Equal(titles.Count, order.Count);
    }

    [Fact]
    public void Every_file_names_its_schema_and_lies_in_the_folder_of_its_name()
    {
        Assert.All(
            PowerBIProject.Report,
            file => Assert.StartsWith(Schemas, file.Json.GetProperty("$schema").GetString(), StringComparison.Ordinal));
        Assert.All(Pages.Concat(Visuals), file => Assert.Equal(file.Path.Split('/')[^2], file.Json.GetProperty("name").GetString()));
    }

    [Fact]
    public void Every_field_exists_in_the_model()
    {
        var fields = Visuals
            .SelectMany(visual => Fields(visual.Json).Select(field => (visual.Path, field.Table, field.Name, field.IsMeasure)))
            .ToList();

        Assert.True(fields.Count > 100);
        Assert.All(
            fields,
            field => Assert.True(
                field.IsMeasure ? PowerBIProject.HasMeasure(field.Table, field.Name) : PowerBIProject.HasColumn(field.Table, field.Name),
                $"{field.Path}: there is no {field.Table}[{field.Name}]"));
    }

    [Fact]
    public void Every_visual_is_of_a_known_kind_with_the_roles_of_that_kind() => Assert.All(Visuals, file =>
    {
        var visual = file.Json.GetProperty("visual");
        var roles = visual.GetProperty("query").GetProperty("queryState").EnumerateObject().Select(role => role.Name).ToList();
        Assert.Equal(Roles[visual.GetProperty("visualType").GetString()!], roles);
    });

    [Fact]
    public void Every_visual_has_a_title_and_an_alternative_text() => Assert.All(Visuals, file =>
    {
        var objects = file.Json.GetProperty("visual").GetProperty("visualContainerObjects");
        Assert.NotEqual("''", Literal(objects.GetProperty("title")[0], "text"));
        Assert.NotEqual("''", Literal(objects.GetProperty("general")[0], "altText"));
    });

    [Fact]
    public void Visuals_are_tabbed_through_in_an_order_of_their_own() => Assert.All(
        Visuals.GroupBy(file => file.Path.Split("/visuals/")[0]),
        page => Assert.Equal(page.Count(), page.Select(file => Number(file.Json.GetProperty("position"), "tabOrder")).Distinct().Count()));

    [Fact]
    public void Every_page_has_the_slicer_of_one_program_default_at_first_in_step_with_the_others()
    {
        foreach (var page in Visuals.GroupBy(file => file.Path.Split("/visuals/")[0]))
        {
            var slicer = Assert.Single(
                page.Select(file => file.Json.GetProperty("visual")),
                visual => visual.GetProperty("visualType").GetString() == "slicer"
                    && Fields(visual).Any(field => field is { Table: "Program", Name: "ProgramName" }));
            Assert.Equal("true", Literal(slicer.GetProperty("objects").GetProperty("selection")[0], "strictSingleSelect"));
            Assert.Contains(
                "\"Value\":\"'default'\"",
                slicer
                    .GetProperty("objects")
                    .GetProperty("general")
                    .GetRawText()
                    .Replace(" ", "", StringComparison.Ordinal)
                    .Replace("\n", "", StringComparison.Ordinal),
                StringComparison.Ordinal);
            Assert.Equal("Program", slicer.GetProperty("syncGroup").GetProperty("groupName").GetString());
        }
    }

    // Desktop looks for each resource that the report names, and does not open a report that lacks one.
    [Fact]
    public void Every_resource_that_the_report_names_is_shipped_under_its_own_name()
    {
        var report = PowerBIProject.Report.Single(file => file.Path.EndsWith("/report.json", StringComparison.Ordinal)).Json;
        var packages = report.GetProperty("resourcePackages").EnumerateArray().ToDictionary(
            package => package.GetProperty("type").GetString()!,
            package => package.GetProperty("items").EnumerateArray().ToDictionary(
                item => item.GetProperty("name").GetString()!, item => item.GetProperty("path").GetString()!));

        Assert.All(report.GetProperty("themeCollection").EnumerateObject(), theme =>
        {
            var name = theme.Value.GetProperty("name").GetString()!;
            var type = theme.Value.GetProperty("type").GetString()!;
            var path = Path.Combine(PowerBIProject.Folder, "RfmBatch.Report", "StaticResources", type, packages[type][name]);
            Assert.Equal(name, JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("name").GetString());
        });
    }

    // A chart of the history would be one point as soon as somebody chooses a run.
    [Fact]
    public void A_slicer_leaves_charts_over_its_own_column_alone()
    {
        foreach (var page in Visuals.GroupBy(file => file.Path.Split("/visuals/")[0]))
        {
            var json = Pages.Single(file => file.Path.StartsWith(page.Key + "/page.json", StringComparison.Ordinal)).Json;
            var apart = json.TryGetProperty("visualInteractions", out var interactions)
                ? interactions.EnumerateArray()
                    .Where(pair => pair.GetProperty("type").GetString() == "NoFilter")
                    .Select(pair => (pair.GetProperty("source").GetString(), pair.GetProperty("target").GetString()))
                    .ToList()
                : [];
            var wanted =
                from source in page
                where KindOf(source.Json) == "slicer"
                from target in page
                where KindOf(target.Json) != "slicer" && CategoriesOf(target.Json).Intersect(Fields(source.Json)).Any()
                select (source.Json.GetProperty("name").GetString(), target.Json.GetProperty("name").GetString());
            Assert.Equal(wanted.Order(), apart.Order());
        }
    }

    private static string? KindOf(JsonElement file) => file.GetProperty("visual").GetProperty("visualType").GetString();

    private static IEnumerable<Field> CategoriesOf(JsonElement file) =>
        file.GetProperty("visual").GetProperty("query").GetProperty("queryState").TryGetProperty("Category", out var category)
            ? Fields(category)
            : [];

    private static string? Literal(JsonElement entry, string property) =>
        entry.GetProperty("properties").GetProperty(property).GetProperty("expr").GetProperty("Literal").GetProperty("Value").GetString();

    private static double Number(JsonElement position, string property) => position.GetProperty(property).GetDouble();

    private static IEnumerable<Field> Fields(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Fields),
        JsonValueKind.Object => json.EnumerateObject()
            .SelectMany(property => property.Name is "Column" or "Measure" && Entity(property.Value) is { } table
            ? [new Field(table, property.Value.GetProperty("Property").GetString()!, property.Name == "Measure")]
            : Fields(property.Value)),
        _ => [],
    };

    // Inside a filter the table is behind an alias, and the slicer's own well names it.
    private static string? Entity(JsonElement field) =>
        field.GetProperty("Expression").GetProperty("SourceRef").TryGetProperty("Entity", out var entity) ? entity.GetString() : null;
}
