using System.Text.RegularExpressions;
using RfmBatch.PowerBI.Model;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Db.Tests.PowerBI;

/// <summary>The committed semantic model against the views: what is checked without Power BI.</summary>
public sealed partial class SemanticModelTests
{
    private static readonly Dictionary<BiColumnKind, string> Types = new()
    {
        [BiColumnKind.Whole] = "int64",
        [BiColumnKind.Number] = "double",
        [BiColumnKind.Amount] = "decimal",
        [BiColumnKind.Date] = "dateTime",
        [BiColumnKind.Instant] = "dateTime",
        [BiColumnKind.Flag] = "boolean",
        [BiColumnKind.Text] = "string",
    };

    [Fact]
    public void Every_view_is_a_table_or_left_out_with_a_reason()
    {
        Assert.Equal(
            BiCatalogue.Views.Select(view => view.Name).Except(Star.LeftOut.Keys).Order(StringComparer.Ordinal),
            PowerBIProject.Tables.Select(PowerBIProject.ViewOf).Distinct().Order(StringComparer.Ordinal));
        Assert.All(Star.LeftOut, pair => Assert.NotNull(BiCatalogue.Find(pair.Key)));
        Assert.All(Star.LeftOut.Values, reason => Assert.EndsWith(".", reason, StringComparison.Ordinal));
        Assert.All(Star.LeftOutColumns, pair => Assert.Contains(
            BiCatalogue.Find(pair.Key.Split('.')[0]).Columns, column => column.Name == pair.Key.Split('.')[1]));
        Assert.All(Star.LeftOutColumns.Values, reason => Assert.EndsWith(".", reason, StringComparison.Ordinal));
        Assert.True(Star.LeftOut.ContainsKey("CustomerRfmLatest"));
    }

    [Fact]
    public void Every_column_is_in_the_view_with_its_type_and_description() => Assert.All(PowerBIProject.Tables, table =>
    {
        var view = BiCatalogue.Find(PowerBIProject.ViewOf(table));
        var described = DictionaryFile.Of(view.Name).ToDictionary(entry => entry.ColumnName);
        foreach (var column in table.All("column")
            .Where(column => table.Name != "Customer" || !PowerBIProject.Attributes.Contains(column.Name)))
        {
            Assert.Equal(column.Name, column.Properties["sourceColumn"]);
            var source = Assert.Single(view.Columns, source => source.Name == column.Name);
            Assert.Equal((column.Name, Types[source.Kind]), (column.Name, column.Properties["dataType"]));
            Assert.StartsWith(described[column.Name].Description, column.Description, StringComparison.Ordinal);
            Assert.Equal("none", column.Properties["summarizeBy"]);
        }

        if (table.Name != Star.Earlier)
        {
            Assert.Equal(
                view.Columns.Select(column => column.Name)
                    .Where(column => !Star.LeftOutColumns.ContainsKey($"{view.Name}.{column}"))
                    .Concat(table.Name == "Customer" ? PowerBIProject.Attributes : []),
                table.All("column").Select(column => column.Name));
            Assert.StartsWith(described[""].Description, table.Description, StringComparison.Ordinal);
        }
    });

    [Fact]
    public void Every_query_takes_exactly_the_columns_and_gives_money_four_decimals() => Assert.All(PowerBIProject.Tables, table =>
    {
        var query = PowerBIProject.Query(table);
        var columns = table
            .All("column")
            .Where(column => table.Name != "Customer" || !PowerBIProject.Attributes.Contains(column.Name))
            .ToList();

        Assert.Contains("Sql.Database(Server, Database)", query, StringComparison.Ordinal);
        Assert.Contains($"{{{string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}}})", query, StringComparison.Ordinal);
        Assert.Equal(
            columns.Where(column => column.Properties["dataType"] == "decimal").Select(column => column.Name),
            Typed().Matches(query).Select(match => match.Groups[1].Value));
        var steps = Step().Matches(query).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(steps.Count, steps.Distinct().Count());
        Assert.EndsWith($"in\n    {steps[^1]}", query, StringComparison.Ordinal);
    });

    [Fact]
    public void Attributes_become_columns_of_customer()
    {
        Assert.NotEmpty(PowerBIProject.Attributes);
        Assert.All(PowerBIProject.Attributes, attribute => Assert.True(PowerBIProject.HasColumn("Customer", attribute)));
        Assert.Contains(
            "Table.Pivot(Columns, AttributeNames,",
            PowerBIProject.Expressions.Single(expression => expression.Name == "CustomerAttribute").Expression,
            StringComparison.Ordinal);
        Assert.Contains(
            "Table.ExpandTableColumn(Joined, \"Attributes\", AttributeNames)",
            PowerBIProject.Query(Table("Customer")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Server_database_and_range_are_parameters_and_the_range_limits_customer_rows()
    {
        foreach (var (name, type) in new[] {
            ("Server", "Text"),
            ("Database", "Text"),
            ("RangeStart", "DateTime"),
            ("RangeEnd", "DateTime")
        })
        {
            var text = PowerBIProject.Expressions.Single(expression => expression.Name == name).Expression;
            Assert.Contains(
                $"meta [IsParameterQuery = true, Type = \"{type}\", IsParameterQueryRequired = true]", text, StringComparison.Ordinal);
        }

        Assert.Contains(
            "[ObservedToDate] >= Date.From(RangeStart) and [ObservedToDate] < Date.From(RangeEnd)",
            PowerBIProject.Query(Table("CustomerRfm")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Sorting_is_by_a_column_of_the_table_and_labels_of_segments_have_one()
    {
        var sorted = PowerBIProject.Tables
            .SelectMany(
                table => table
                    .All("column")
                    .Where(column => column.Properties.ContainsKey("sortByColumn"))
                    .Select(column => (Table: table.Name, Column: column.Name, By: column.Properties["sortByColumn"])))
            .ToList();

        Assert.All(sorted, pair => Assert.True(PowerBIProject.HasColumn(pair.Table, pair.By)));
        Assert.Contains(("Segment", "SegmentLabel", "SortOrder"), sorted);
        Assert.Contains((Star.Earlier, "SegmentLabel", "SortOrder"), sorted);
        Assert.Contains(("Date", "MonthName", "MonthNumber"), sorted);
    }

    [Fact]
    public void The_calendar_is_marked_as_date_table()
    {
        Assert.Equal("Time", Table("Date").Properties["dataCategory"]);
        var calendar = Assert.Single(Table("Date").All("hierarchy"));
        Assert.Equal(["Year", "Quarter", "MonthName"], calendar.All("level").Select(level => level.Properties["column"]));
        Assert.All(calendar.All("level"), level => Assert.True(PowerBIProject.HasColumn("Date", level.Properties["column"])));
    }

    [Fact]
    public void Keys_are_where_relationships_end_and_technical_columns_take_no_room_in_PivotTables()
    {
        Assert.Equal(
            PowerBIProject.Relationships.Select(relationship => $"{relationship.ToTable}.{relationship.ToColumn}").Distinct().Order(),
            PowerBIProject.Tables
                .SelectMany(table => table.All("column")
                    .Where(column => column.Properties.ContainsKey("isKey"))
                    .Select(column => $"{table.Name}.{column.Name}"))
                .Order());
        Assert.All(PowerBIProject.Tables, table =>
        {
            var sorting = table.All("column").Select(column => column.Properties.GetValueOrDefault("sortByColumn")).ToHashSet();
            Assert.All(table.All("column"), column => Assert.Equal(
                column.Properties.ContainsKey("isHidden") && !sorting.Contains(column.Name),
                column.Properties.GetValueOrDefault("isAvailableInMdx") == "false"));
        });
    }

    [Fact]
    public void The_model_names_all_tables_and_roles_and_sums_nothing_by_itself()
    {
        Assert.Equal(
            PowerBIProject.Tables.Select(table => $"table {Quoted(table.Name)}")
                .Concat(PowerBIProject.Roles.Select(role => $"role {Quoted(role.Name)}"))
                .Append("cultureInfo en-US")
                .Order(StringComparer.Ordinal),
            PowerBIProject.Model.Where(found => found.Kind == "ref").Select(found => found.Name).Order(StringComparer.Ordinal));
        Assert.Equal("true", PowerBIProject.Model.Single(found => found.Kind == "model").Properties["discourageImplicitMeasures"]);
    }

    [Fact]
    public void Lineage_tags_are_unique()
    {
        var tags = PowerBIProject.Tables.SelectMany(table => table.Children.Prepend(table))
            .Concat(PowerBIProject.Expressions)
            .Where(found => found.Properties.ContainsKey("lineageTag"))
            .Select(found => found.Properties["lineageTag"])
            .ToList();

        Assert.True(tags.Count > 200);
        Assert.Equal(tags.Count, tags.Distinct().Count());
    }

    private static TmdlObject Table(string name) => PowerBIProject.Tables.Single(table => table.Name == name);

    private static string Quoted(string name) => name.Contains(' ', StringComparison.Ordinal) ? $"'{name}'" : name;

    [GeneratedRegex("""\{"(\w+)", Currency\.Type\}""")]
    private static partial Regex Typed();

    [GeneratedRegex(@"^ {4}(\w+) = ", RegexOptions.Multiline)]
    private static partial Regex Step();
}
