using RfmBatch.Core;

namespace RfmBatch.Storage.Sqlite.Tests;

public sealed class StoreAddressTests
{
    [Theory]
    [InlineData("sqlite:rfmbatch.db", StoreEngine.Sqlite, "rfmbatch.db")]
    [InlineData(" SQLite:out/a b.db ", StoreEngine.Sqlite, "out/a b.db")]
    [InlineData("sqlite:/data/Käse & Co/100%.db", StoreEngine.Sqlite, "/data/Käse & Co/100%.db")]
    [InlineData("sqlite:C:\\data\\x.db", StoreEngine.Sqlite, "C:\\data\\x.db")]
    [InlineData("Server=s;Database=d;User ID=u;Password='p;w'", StoreEngine.SqlServer, "Server=s;Database=d;User ID=u;Password='p;w'")]
    [InlineData(
        "Data Source=s;Initial Catalog=d;Integrated Security=true",
        StoreEngine.SqlServer,
        "Data Source=s;Initial Catalog=d;Integrated Security=true")]
    public void Parse_tells_the_engine(string text, StoreEngine engine, string value)
    {
        var address = StoreAddress.Parse(text);
        Assert.Equal((engine, value), (address.Engine, address.Value));
        Assert.DoesNotContain("p;w", address.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "The store is empty.")]
    [InlineData("sqlite:", "names no file")]
    [InlineData("rfmbatch.db", "neither 'sqlite:' with a path nor a SQL Server connection string. Did you mean sqlite:rfmbatch.db?")]
    [InlineData("user:secret@host/rfmbatch.db", "nor a SQL Server connection string.")]
    [InlineData("sqlite:  ", "names no file")]
    [InlineData("sqlite:x.db?mode=ro", "a '?' in its path")]
    [InlineData("SQLite:/data/x.db?cache=shared&mode=ro", "a '?' in its path")]
    [InlineData("sqlite:what?.db", "a '?' in its path")]
    [InlineData("sqlite://", "begins with 'sqlite://'")]
    [InlineData("sqlite:///data/x.db", "begins with 'sqlite://'")]
    [InlineData("sqlite://host/x.db", "begins with 'sqlite://'")]
    [InlineData("sqlite:file:x.db", "no 'file:'")]
    [InlineData("sqlite:\"x.db\"", "no quotes")]
    [InlineData("sqlite::memory:", "no ':memory:'")]
    [InlineData("sqlite:Data Source=x.db", "a connection string behind 'sqlite:'")]
    [InlineData("sqlite:x.db;Mode=ReadOnly", "a connection string behind 'sqlite:'")]
    [InlineData("sqlite:x.db;Password=secret", "a connection string behind 'sqlite:'")]
    [InlineData("sqlite:data/", "is a folder")]
    [InlineData("sqlite:.", "is a folder")]
    [InlineData("sqlite:..", "is a folder")]
    [InlineData("sqlite:x\0y.db", "control character")]
    [InlineData("Database=d;Password=secret", "names no server")]
    [InlineData("Server=s;Password=secret", "names no database")]
    [InlineData("Password=secret;garbage", "neither")]
    public void Parse_refuses_without_repeating_the_text(string text, string expected)
    {
        var failure = Assert.Throws<InvalidInputException>(() => StoreAddress.Parse(text));
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Message + failure.NextStep, StringComparison.Ordinal);
        Assert.Null(failure.InnerException);
    }

    [Fact]
    public void Parse_reports_all_errors_at_once() =>
        Assert.Equal(2, Assert.Throws<InvalidInputException>(() => StoreAddress.Parse("User ID=u;Password=secret")).Errors.Count);

    [Fact]
    public void Registry_refuses_an_engine_it_was_built_without() =>
        Assert.Throws<InvalidInputException>(() => new StoreRegistry(new SqliteEngine()).Open("Server=s;Database=d"));
}
