namespace RfmBatch.Db.Tests.PowerBI;

/// <summary>
/// Every measure with a twin in SQL is held to it: no test here executes DAX, so a change of one asks somebody to look at the other.
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

        Assert.True(MeasureTwin.All.Count >= 45);
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
