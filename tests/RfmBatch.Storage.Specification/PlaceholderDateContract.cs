using RfmBatch.Application.Loading;

namespace RfmBatch.Storage.Specification;

/// <summary>Days that programs write where they know none are no days of business.</summary>
public abstract class PlaceholderDateContract : LoadingContractBase
{
    protected PlaceholderDateContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task Placeholders_far_from_other_days_are_rejected()
    {
        var store = await FreshAsync();
        string[] placeholders =
        [
            "0001-01-01", "1753-01-01", "1899-12-30", "1899-12-31", "1900-01-01 00:00:00.000", "1970-01-01", "1969-12-31", "1980-01-01",
            "9999-12-31", "2099-12-31", "0000-00-00", "0000-00-00 00:00:00", "4712-12-31",
        ];
        var rows = placeholders.Select((day, index) => $"p{index},{index},{day},1");
        var loaded = await LoadTextAsync(
            store,
            Header + string.Join('\n', ["a,x,2011-01-01,2", .. rows, "b,y,2011-01-02,3", "c,z,1850-05-05,1", "d,w,2098-01-01,1"]),
            Anything());

        Assert.Equal(
            ["placeholder-date 13", "bad-date 1", "future-date 1"],
            loaded.RejectedByReason.Select(reason => $"{reason.Key} {reason.Value}"));
        Assert.Equal((2L, 2L, 5m), await CountAsync(store));
    }

    [Theory]
    [InlineData("day first", "01.01.1900", "05.03.2010")]
    [InlineData("month first", "12/31/1899", "03/25/2010")]
    [InlineData("no separators", "00000000", "20100305")]
    [InlineData("no separators", "19700101", "20100305")]
    public async Task Whatever_the_form_of_dates(string form, string placeholder, string day)
    {
        Assert.NotEmpty(form);
        var store = await FreshAsync();
        var later = day.Replace("05", "15", StringComparison.Ordinal);
        await LoadTextAsync(store, Header + $"a,1,{day},1\na,2,{later},1\nb,3,{placeholder},1\n", Anything());

        Assert.Equal("4 placeholder-date date", Assert.Single(await RejectsAsync(store)));
    }

    [Theory]
    [InlineData("1966-03-01", 0)]
    [InlineData("1974-12-31", 0)]
    [InlineData("1975-01-01", 1)]
    [InlineData("1964-06-01", 1)]
    public async Task A_day_of_business_within_five_years_makes_it_one_wherever_it_stands(string other, int rejected)
    {
        var store = await FreshAsync();
        var loaded = await LoadTextAsync(store, Header + $"a,1,1970-01-01,1\na,2,2010-05-05,2\na,3,{other},4\n", Anything());

        Assert.Equal((3 - rejected, rejected), (loaded.Totals.RowsLoaded, loaded.Totals.RowsRejected));
        Assert.Equal((3L - rejected, 1L, 7m - rejected), await CountAsync(store));
        Assert.Equal(rejected == 0 ? 1 : 0, loaded.Notices.Count(notice => notice.Contains("1970-01-01", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Other_placeholders_are_no_days_to_be_near_to()
    {
        var store = await FreshAsync();
        var loaded = await LoadTextAsync(
            store, Header + "a,1,1900-01-01,1\na,2,1899-12-31,1\na,3,1901-01-01,1\na,4,2010-05-05,1\n", Anything());

        Assert.Equal([KeyValuePair.Create("placeholder-date", 3L)], loaded.RejectedByReason);
    }

    [Fact]
    public async Task A_file_without_another_day_is_judged_by_the_store()
    {
        var store = await FreshAsync();
        var text = Header + "a,1,2000-01-01,1\n";
        var alone = await LoadTextAsync(store, text, Anything());
        Assert.Equal(1, alone.Totals.RowsRejected);

        await LoadTextAsync(store, Header + "b,2,2006-02-02,1\n");
        Assert.Equal(1, (await LoadTextAsync(store, text, Anything() with { Again = true })).Totals.RowsRejected);
        await LoadTextAsync(store, Header + "b,3,2003-02-02,1\nb,4,2006-02-03,1\n");
        Assert.Equal(0, (await LoadTextAsync(store, text, Anything() with { Again = true })).Totals.RowsRejected);
    }

    private static TransactionFileRequest Anything() => new() { Path = "", RejectLimit = "100%" };
}
