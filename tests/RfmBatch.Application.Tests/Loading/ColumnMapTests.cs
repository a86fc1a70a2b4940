using RfmBatch.Application.Loading;

namespace RfmBatch.Application.Tests.Loading;

public sealed class ColumnMapTests
{
    [Theory]
    [InlineData("customer_id,date,number_of_cds,dollar_value", "customer=customer_id,date=date,amount=dollar_value")]
    [InlineData(
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
        "customer=CustomerID,order=InvoiceNo,date=InvoiceDate,quantity=Quantity,price=UnitPrice,product=StockCode")]
    [InlineData("customer_id,order_date,revenue,first_name,last_name,email", "customer=customer_id,date=order_date,amount=revenue")]
    [InlineData(
        "CustomerId,OrderId,OrderDate,ProductCode,Category,Quantity,Price,Country",
        "customer=CustomerId,order=OrderId,date=OrderDate,quantity=Quantity,price=Price,product=ProductCode,category=Category")]
    [InlineData(
        "Customer ID,Order No.,Date,Amount,Qty,Unit Price", "customer=Customer ID,order=Order No.,date=Date,amount=Amount,quantity=Qty")]
    [InlineData("client,invoice,day,total", "customer=client,order=invoice,date=day,amount=total")]
    public void Guess_knows_the_names_that_shops_use(string header, string expected)
    {
        List<string> errors = [];
        var map = HeaderGuess.Guess(header.Split(','), errors);
        Assert.Empty(errors);
        Assert.True(map.IsGuessed);
        Assert.Equal(expected, map.ToString());
    }

    [Fact]
    public void Guess_says_everything_that_is_missing()
    {
        List<string> errors = [];
        HeaderGuess.Guess(["a", "b"], errors);
        Assert.Equal(["No column was recognised as customer, date, amount (or quantity and price); the header has 'a', 'b'."], errors);
    }

    [Fact]
    public void Parse_reports_all_errors_at_once()
    {
        List<string> errors = [];
        ColumnMap.Parse("customer=a,customer=b,colour=c,date,order=", onlyCustomer: false, errors);
        Assert.Equal(
        [
            "--map gives 'customer' twice; give it once.",
            "--map has the target 'colour'; the targets are customer, order, date, amount, quantity, price, product, category.",
            "--map has 'date'; each part must be target=column, such as customer=CustomerId.",
            "--map has 'order='; each part must be target=column, such as customer=CustomerId.",
        ], errors);
    }

    [Theory]
    [InlineData(
        "order=a",
        "--map does not say which column is the customer; add customer=COLUMN.|"
        + "--map does not say which column is the date; add date=COLUMN.|"
        + "--map does not say which column is the amount; add amount=COLUMN, or quantity=COLUMN and price=COLUMN.")]
    [InlineData(
        "customer=a,date=b,quantity=c",
        "--map does not say which column is the amount; add amount=COLUMN, or quantity=COLUMN and price=COLUMN.")]
    [InlineData(
        "custmer=a,dtae=b",
        "--map has the target 'custmer'; the targets are customer, order, date, amount, quantity, price, product, category. Did you mean "
        + "customer?|--map has the target 'dtae'; the targets are customer, order, date, amount, quantity, price, product, category. Did "
        + "you mean date?")]
    [InlineData("customer=a,date=b,amount=c,price=d", "--map gives both amount and price; give amount, or quantity and price.")]
    [InlineData("customer=a,date=b,amount=c,category=d", "--map gives category without product; a category belongs to a product.")]
    public void Parse_wants_what_a_transaction_needs(string text, string expected)
    {
        List<string> errors = [];
        ColumnMap.Parse(text, onlyCustomer: false, errors);
        Assert.Equal(expected.Split('|'), errors);
    }
}
