namespace RfmBatch.Db.Tests.PowerBI;

/// <summary>
/// Every measure that is a number has a twin in SQL and is held to it: no test executes DAX, so a change of one asks
/// somebody to look at the other.
/// That twins give the right figures is tested in both stores (MeasureTwinContract).
/// </summary>
public sealed class MeasureTwinTests
{
    private static Dictionary<string, string> Dax => PowerBIProject.Tables
        .SelectMany(table => table.All("measure"))
        .ToDictionary(measure => measure.Name, measure => measure.Expression);

    [Fact]
    public void Neither_the_measure_nor_its_twin_was_changed_alone()
    {
        var dax = Dax;

        // Colours and names have no figure, and the date of the run no number.
        Assert.Equal(
            dax.Keys.Except(["Segment Color", "Cluster Color", "Cluster Name in Run", "Shown As-of Date"]).Order(StringComparer.Ordinal),
            MeasureTwin.All.Select(twin => twin.Name).Order(StringComparer.Ordinal));
        Assert.All(MeasureTwin.All, twin => Assert.True(
            twin.PinWith(dax[twin.Name]) == twin.Pin,
            $"[{twin.Name}] or its twin in tests/data/measures changed. If both still mean the same, write {twin.PinWith(dax[twin.Name])} "
            + "beside its name there."));
    }

    [Fact]
    public void A_change_of_either_would_be_seen()
    {
        var twin = MeasureTwin.Of("Customer Share");
        var dax = Dax[twin.Name];

        Assert.NotEqual(twin.Pin, twin.PinWith(dax + " + 0"));
        Assert.NotEqual(twin.Pin, (twin with { Sql = twin.Sql + " " }).PinWith(dax));
    }
}
