using System.Data.Common;
using RfmBatch.Storage.Reading;
using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.Sqlite.Tests;

public sealed class BiSurfaceSqliteTests(SqliteStoreFixture fixture) : BiSurfaceContract(fixture), IClassFixture<SqliteStoreFixture>
{
    // Of expressions SQLite knows no declared type: what counts is how each value is stored.
    protected override IReadOnlyDictionary<BiColumnKind, string[]> StorageTypes { get; } = new Dictionary<BiColumnKind, string[]>
    {
        [BiColumnKind.Whole] = ["Int64"],
        [BiColumnKind.Number] = ["Double"],
        [BiColumnKind.Amount] = ["Double"],
        [BiColumnKind.Date] = ["String"],
        [BiColumnKind.Instant] = ["String"],
        [BiColumnKind.Flag] = ["Int64"],
        [BiColumnKind.Text] = ["String"],
    };

    protected override string StorageType(DbDataReader reader, int ordinal) => reader.GetValue(ordinal).GetType().Name;
}
