using System.Globalization;
using RfmBatch.Core.Profiling;

namespace RfmBatch.Core.Tests.Profiling;

public sealed class AttributeLabelsTests
{
    [Fact]
    public void Few_values_stand_for_themselves_also_where_they_are_numbers() =>
        Assert.Equal(["0", "1", "2"], AttributeLabels.Of(["0", "1", "2"], [5, 3, 2]));

    [Fact]
    public void A_value_of_one_customer_is_not_shown() =>
        Assert.Equal(["France", "Other", "Other"], AttributeLabels.Of(["France", "anna@example.com", "Malta"], [5, 1, 1]));

    [Fact]
    public void Of_many_values_the_most_frequent_are_shown_and_ties_go_by_code_point()
    {
        var values = Enumerable.Range(0, 30).Select(i => $"v{i:00}").ToArray();
        var labels = AttributeLabels.Of(values, [.. Enumerable.Range(0, 30).Select(i => i == 29 ? 9 : 2)]);

        Assert.Equal(values.Take(19).Append("v29"), labels.Where(label => label != AttributeLabels.Other));
    }

    // Type 7 of 1..100 at fifths: 20.8, 40.6, 60.4, 80.2.
    [Fact]
    public void Many_numbers_are_cut_into_fifths_of_the_customers()
    {
        var labels = AttributeLabels.Of(
            [.. Enumerable.Range(1, 100).Select(i => i.ToString(CultureInfo.InvariantCulture))], [.. Enumerable.Repeat(1, 100)]);

        Assert.Equal(
            [
                ("Q1: up to 20.8", 20),
                ("Q2: above 20.8 to 40.6", 20),
                ("Q3: above 40.6 to 60.4", 20),
                ("Q4: above 60.4 to 80.2", 20),
                ("Q5: above 80.2", 20)
            ],
            labels.GroupBy(label => label).Select(band => (band.Key, band.Count())));
    }

    // Nine of ten have 0: the cuts coincide, and two bands are left.
    [Fact]
    public void A_value_that_most_have_is_one_band()
    {
        var values = Enumerable.Range(0, 31).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToArray();
        var labels = AttributeLabels.Of(values, [270, .. Enumerable.Repeat(1, 30)]);

        Assert.Equal("Q1: up to 0", labels[0]);
        Assert.All(labels.Skip(1), label => Assert.Equal("Q2: above 0", label));
    }

    [Fact]
    public void One_text_among_many_numbers_makes_them_texts() =>
        Assert.Contains(
            "n/a",
            AttributeLabels.Of(
                [.. Enumerable.Range(1, 30).Select(i => i.ToString(CultureInfo.InvariantCulture)), "n/a"],
                [.. Enumerable.Repeat(2, 31).SkipLast(1), 3]));
}
