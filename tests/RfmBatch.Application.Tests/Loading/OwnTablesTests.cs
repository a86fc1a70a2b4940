using RfmBatch.Application.Loading;
using RfmBatch.Core;

namespace RfmBatch.Application.Tests.Loading;

public sealed class OwnTablesTests
{
    [Theory]
    [InlineData("sales.SalesTransaction")]
    [InlineData(" [Sales].[SalesTransaction]")]
    [InlineData("bi.Sale")]
    [InlineData("BI.CustomerRfm")]
    [InlineData("etl.Load")]
    [InlineData("HangFire.Job")]
    [InlineData("sales_SalesTransaction")]
    [InlineData("main.bi_Sale")]
    public void Tables_of_the_store_are_no_source(string name)
    {
        var refusal = Assert.Throws<InvalidInputException>(() => OwnTables.Refuse(name));
        Assert.Contains("is of the store itself", refusal.Errors[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dbo.Invoice")]
    [InlineData("Invoice")]
    [InlineData("sales2.Invoice")]
    [InlineData("sales_2024")]
    [InlineData("sales_invoice")]
    [InlineData("[my sales].[bi.Sale]")]
    public void Tables_of_others_are(string name) => OwnTables.Refuse(name);
}
