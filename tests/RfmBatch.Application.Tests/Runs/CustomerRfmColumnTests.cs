using RfmBatch.Core;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Application.Tests.Runs;

public sealed class CustomerRfmColumnTests
{
    [Theory]
    [InlineData(0.25)]
    [InlineData(0.0)]
    [InlineData(-1e300)]
    [InlineData(double.Epsilon)]
    public void Real_numbers_come_back(double value)
    {
        long bits = CustomerRfmColumn.Real("X", _ => value).Read(0);

        Assert.NotEqual(CustomerRfmColumn.NoValue, bits);
        Assert.Equal(value, CustomerRfmColumn.ToReal(bits));
    }

    // The bits of −0.0 are those of no value.
    [Fact]
    public void Minus_zero_is_zero() => Assert.Equal(0L, CustomerRfmColumn.Real("X", _ => -0.0).Read(0));

    [Fact]
    public void Not_a_number_is_no_value() => Assert.Equal(CustomerRfmColumn.NoValue, CustomerRfmColumn.Real("X", _ => double.NaN).Read(0));

    [Fact]
    public void A_missing_day_is_no_value()
    {
        var column = CustomerRfmColumn.Date("X", [Day.None, -1]);

        Assert.Equal(CustomerRfmColumn.NoValue, column.Read(0));
        Assert.Equal(-1, column.Read(1));
    }
}
