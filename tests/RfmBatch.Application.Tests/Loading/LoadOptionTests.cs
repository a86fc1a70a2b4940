using RfmBatch.Application.Loading;
using RfmBatch.Core.Options;

namespace RfmBatch.Application.Tests.Loading;

public sealed class LoadOptionTests
{
    [Fact]
    public void What_help_says_is_the_default_is_that_of_the_requests()
    {
        var texts = new OptionTexts();
        foreach (var option in LoadOptionSpecifications.OfTransactions.Where(option => option.Default is not null))
        {
            texts[option.Name] = option.Default;
        }

        var load = LoadOptionSpecifications.Read(texts);
        var defaults = new TransactionFileRequest { Path = "f" };
        Assert.Equal(["delimiter", "reject-limit", "order-scope"], texts.Names);
        Assert.Equal(("auto", "5%", "all"), (defaults.Delimiter, defaults.RejectLimit, defaults.OrderScope));
        Assert.Equal(defaults with { Attributes = load.Attributes }, load.FileRequest("f"));
        Assert.Equal(new CustomerFileRequest { Path = "f", Map = "" }, load.CustomerRequest("f"));
        Assert.Equal(new TransactionTableRequest { Table = "t", Attributes = load.Attributes }, load.TableRequest("t"));
    }

    [Fact]
    public void An_empty_text_is_left_for_the_loader_to_refuse()
    {
        var load = LoadOptionSpecifications.Read(new OptionTexts { ["delimiter"] = "", ["map"] = "", ["again"] = "on" });

        Assert.Equal(("", "", true), (load.Delimiter, load.Map, load.Again));
    }
}
