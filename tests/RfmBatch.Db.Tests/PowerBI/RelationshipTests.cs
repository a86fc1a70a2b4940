using RfmBatch.PowerBI.Model;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Db.Tests.PowerBI;

public sealed class RelationshipTests
{
    [Fact]
    public void Every_relationship_is_between_columns_of_one_type_and_ends_at_a_unique_key()
    {
        Assert.NotEmpty(PowerBIProject.Relationships);
        foreach (var relationship in PowerBIProject.Relationships)
        {
            var from = Column(relationship.FromTable, relationship.FromColumn);
            var to = Column(relationship.ToTable, relationship.ToColumn);
            Assert.Equal((relationship, from.Properties["dataType"]), (relationship, to.Properties["dataType"]));
            Assert.Equal((relationship, relationship.ToTable == "Date" ? "dateTime" : "int64"), (relationship, to.Properties["dataType"]));

            // BiSurfaceContract holds the views to one row per declared key, in both stores.
            var view = BiCatalogue.Find(PowerBIProject.ViewOf(PowerBIProject.Tables.Single(table => table.Name == relationship.ToTable)));
            Assert.Equal((relationship, relationship.ToColumn), (relationship, Assert.Single(view.OrderBy)));
        }
    }

    // What the file does not say is the default: many to one, filters from the one side only.
    [Fact]
    public void No_relationship_is_bidirectional_or_many_to_many() => Assert.All(PowerBIProject.Relationships, relationship =>
        Assert.Empty(relationship.Properties.Except(["fromColumn", "toColumn", "isActive"])));

    [Fact]
    public void No_filter_has_two_ways_to_a_table() => Assert.Empty(Relationship.Ambiguities(PowerBIProject.Relationships));

    [Theory]
    [InlineData("CustomerRfm", "ProgramKey", "Program", "ProgramKey")]
    [InlineData("CustomerRfm", "ObservedToDate", "Date", "Date")]
    [InlineData("Cluster", "ProgramKey", "Program", "ProgramKey")]
    public void A_second_way_would_be_found(string fromTable, string fromColumn, string toTable, string toColumn) =>
        Assert.NotEmpty(
            Relationship.Ambiguities(
                PowerBIProject.Relationships.Append(new Relationship(fromTable, fromColumn, toTable, toColumn, true, []))));

    [Fact]
    public void Two_tables_have_at_most_one_active_relationship() =>
        Assert.Empty(
            PowerBIProject.Relationships.Where(relationship => relationship.IsActive)
                .GroupBy(relationship => (relationship.FromTable, relationship.ToTable))
                .Where(group => group.Count() > 1)
                .Select(group => group.Key));

    [Fact]
    public void Program_reaches_every_table_of_figures()
    {
        string[] without =
        [
            "Customer", "Product", "Date", "Segment", Star.Earlier, "SegmentAction", "Cluster", "HierarchyCluster", "Sale", "Load",
            "RejectedRow"
        ];
        var reached = new HashSet<string>(StringComparer.Ordinal) { "Program" };
        while (PowerBIProject.Relationships.Where(relationship => relationship.IsActive && reached.Contains(relationship.ToTable)).Select(
            relationship => relationship.FromTable).Where(reached.Add).ToList().Count > 0)
        {
        }

        Assert.Equal(
            PowerBIProject.Tables.Select(table => table.Name).Except(without).Order(StringComparer.Ordinal),
            reached.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_role_filters_program_and_every_table_that_program_does_not_reach_but_holds_its_data()
    {
        var role = Assert.Single(PowerBIProject.Roles);
        Assert.Equal("read", role.Properties["modelPermission"]);
        Assert.Equal(
            ["Program", "Customer", "Cluster", "HierarchyCluster", "Load"],
            role.All("tablePermission").Select(permission => permission.Name));

        // A filter on a dimension goes on to its facts: a role that hides Load must not hide every sale.
        Assert.DoesNotContain(
            PowerBIProject.Relationships, relationship => relationship.FromTable == "Sale" && relationship.ToTable == "Load");
    }

    private static TmdlObject Column(string table, string column) =>
        Assert.Single(PowerBIProject.Tables.Single(found => found.Name == table).All("column"), found => found.Name == column);
}
