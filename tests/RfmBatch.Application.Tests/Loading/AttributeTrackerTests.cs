using RfmBatch.Application.Loading;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Tests.Loading;

public sealed class AttributeTrackerTests
{
    [Fact]
    public void The_last_value_wins_and_holds_since_its_last_stretch_began()
    {
        var values = Track((0, 10, "DE"), (0, 20, "FR"), (0, 30, "DE"), (0, 40, "DE"));
        Assert.Equal([new CustomerAttributeValue(0, "Country", "DE", 30, 40, false)], values);
    }

    [Fact]
    public void The_date_decides_before_the_line()
    {
        var values = Track((0, 40, "FR"), (0, 10, "DE"), (0, 30, "FR"));
        Assert.Equal([new CustomerAttributeValue(0, "Country", "FR", 30, 40, false)], values);
    }

    [Fact]
    public void Of_one_day_the_last_line_decides()
    {
        var values = Track((0, 10, "DE"), (0, 10, "FR"), (1, 10, "FR"), (1, 10, "DE"));
        Assert.Equal(["FR", "DE"], values.Select(value => value.AttributeValue));
    }

    [Fact]
    public void Empty_values_say_nothing()
    {
        var values = Track((0, 10, "DE"), (0, 20, ""), (0, 30, "DE"), (1, 10, ""));
        Assert.Equal([new CustomerAttributeValue(0, "Country", "DE", 10, 30, true)], values);
    }

    private static List<CustomerAttributeValue> Track(params (int Customer, int Day, string Value)[] rows)
    {
        var tracker = new AttributeTracker(["Country"]);
        foreach (var row in rows)
        {
            tracker.Add(0, row.Customer, row.Day, row.Value);
        }

        return [.. tracker.Values()];
    }
}
