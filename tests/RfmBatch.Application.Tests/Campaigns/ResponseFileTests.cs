using RfmBatch.Application.Campaigns;
using RfmBatch.Core;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Tests.Campaigns;

public sealed class ResponseFileTests
{
    [Fact]
    public void Rows_of_a_customer_are_added_up_and_an_amount_above_0_is_an_order()
    {
        var file = Read("customer_id;Amount\na;10.5\nb;0\na;2\nc;\n");

        Assert.Equal((true, Amount.FromDecimal(12.5m)), file.Responses["a"]);
        Assert.Equal((false, 0L), file.Responses["b"]);
        Assert.Equal((false, 0L), file.Responses["c"]);
        Assert.Equal((true, 4), (file.HasAmounts, file.RowCount));
    }

    [Fact]
    public void Yes_and_no_decide_where_they_are_mapped()
    {
        var file = Read("Kunde,ok,sum\na,YES,\nb,0,5\nc,x,1\n", "customer=Kunde,responded=ok,amount=sum");

        Assert.Equal([true, false, true], new[] { "a", "b", "c" }.Select(id => file.Responses[id].HasResponded));
    }

    [Fact]
    public void A_list_of_ids_alone_is_a_list_of_those_who_ordered()
    {
        var file = Read("CustomerId\na\nb\n");

        Assert.All(file.Responses.Values, response => Assert.True(response.HasResponded));
        Assert.False(file.HasAmounts);
    }

    [Fact]
    public void Decimal_commas_need_a_culture() =>
        Assert.Equal(Amount.FromDecimal(1234.5m), Read("id;amount\na;1.234,50\n", culture: "de-DE").Responses["a"].OrderAmount);

    [Theory]
    [InlineData("id,amount\na,1\nb,ten\n", null, "Line 3 has an amount that is no number")]
    [InlineData("id,responded\na,maybe\n", null, "Line 2 says neither yes nor no")]
    [InlineData("id,amount\n,5\n", null, "Line 2 has no customer")]
    [InlineData("id,amount\na\n", null, "Line 2 does not have the 2 columns")]
    [InlineData("name,amount\na,1\n", null, "No column was recognised as customer")]
    [InlineData("id,amount\na,1\n", "customer=id,money=amount", "--map has 'money=amount'")]
    [InlineData("id,amount\na,1\n", "customer=nr", "--map names the column 'nr'")]
    [InlineData("id,amount\na,1\n", "amount=amount", "--map does not say which column is the customer")]
    public void What_cannot_be_read_is_named_and_nothing_counts(string text, string? map, string error) =>
        Assert.StartsWith(error, Assert.Throws<InvalidInputException>(() => Read(text, map)).Errors[0], StringComparison.Ordinal);

    [Fact]
    public void Customers_are_found_in_the_form_in_which_the_store_keeps_them()
    {
        var file = Read("id,amount\n017,10\n17.0,5\n", form: CustomerForm.Number);

        Assert.Equal(Amount.FromDecimal(15), Assert.Single(file.Responses, response => response.Key == "17").Value.OrderAmount);
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "suppress.csv");
        File.WriteAllText(path, "id\nAnna@X.org\nbea@x.org\n");
        Assert.Equal(["id", "anna@x.org", "bea@x.org"], SuppressionFile.Read(path, CustomerForm.Lower));
    }

    private static ResponseFile Read(string text, string? map = null, string? culture = null, CustomerForm? form = null)
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "responses.csv");
        File.WriteAllText(path, text);
        return ResponseFile.Read(new ResponseFileRequest(path, map, Culture: culture), form ?? CustomerForm.Exact);
    }
}
