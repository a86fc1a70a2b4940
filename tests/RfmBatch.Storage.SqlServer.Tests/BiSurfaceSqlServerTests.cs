using System.Data.Common;
using System.Globalization;
using RfmBatch.Storage.Reading;
using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.SqlServer.Tests;

public sealed class BiSurfaceSqlServerTests(SqlServerStoreFixture fixture)
    : BiSurfaceContract(fixture), IClassFixture<SqlServerStoreFixture>
{
    protected override IReadOnlyDictionary<BiColumnKind, string[]> StorageTypes { get; } = new Dictionary<BiColumnKind, string[]>
    {
        [BiColumnKind.Whole] = ["int", "bigint"],
        [BiColumnKind.Number] = ["float"],
        [BiColumnKind.Amount] = ["decimal(19,4)"],
        [BiColumnKind.Date] = ["date"],
        [BiColumnKind.Instant] = ["datetime2"],
        [BiColumnKind.Flag] = ["bit"],
        [BiColumnKind.Text] = ["nvarchar", "varchar"],
    };

    [Fact]
    public async Task Only_json_has_no_length()
    {
        var unbounded = new List<string>();
        foreach (var view in BiCatalogue.Views)
        {
            await ReadRawAsync(view.Name, async reader =>
            {
                foreach (var column in await reader.GetColumnSchemaAsync(Cancellation))
                {
                    if (column.DataTypeName is "nvarchar" or "varchar" && column.ColumnSize is null or > 4000 or -1)
                    {
                        unbounded.Add($"{view.Name}.{column.ColumnName}");
                    }
                }
            });
        }

        Assert.Equal(["Run.OptionsJson"], unbounded);
    }

    protected override string StorageType(DbDataReader reader, int ordinal)
    {
        var type = reader.GetDataTypeName(ordinal);
        if (type is not ("decimal" or "numeric"))
        {
            return type;
        }

        var column = reader.GetSchemaTable()!.Rows[ordinal];
        return string.Create(CultureInfo.InvariantCulture, $"decimal({column["NumericPrecision"]},{column["NumericScale"]})");
    }
}
