using Microsoft.SqlServer.TransactSql.ScriptDom;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.SqlServer.Operations;

namespace RfmBatch.Db.Tests;

/// <summary>
/// How large tables are kept: a migration sets it in new stores, <c>doctor</c> prints it for those that were there before. What Babelfish
/// never runs is parsed.
/// </summary>
public sealed class LargeTableTests
{
    private const string Compression = "SqlServer/Migrations/0028_CompressLargeTables.sql";
    private const string Keys = "SqlServer/Migrations/0029_AddSegmentKeys.sql";

    private static readonly IReadOnlyList<LargeTable> Rebuilt =
        [.. LargeTable.All.Where(table => table.IsCompressed || table.FillFactor < 100)];

    private static readonly IReadOnlyList<LargeTable> Keyed = [.. LargeTable.All.Where(table => table.HasSegmentKey)];

    private static readonly IReadOnlyList<TableState> AsVersion01 =
    [
        .. LargeTable.All.Select(table => new TableState { TableName = table.Name, Compression = "NONE", RowTotal = 5_000_000 }),
        new TableState { TableName = "rfm.RfmCell", Compression = "NONE", RowTotal = 5_000_000 },
    ];

    [Fact]
    public void A_new_store_gets_what_doctor_would_print()
    {
        Assert.Equal(Rebuilt.Select(table => table.Rebuild(false)), Executed(Compression));
        Assert.Equal(Keyed.Select(table => table.AddSegmentKey), Executed(Keys));
    }

    [Fact]
    public void Tables_that_have_rows_are_left_alone_and_Babelfish_is()
    {
        foreach (var condition in new[] { Compression, Keys }.SelectMany(TSql.All<IfStatement>).Select(statement => statement.Predicate))
        {
            Assert.Contains(TSql.All<ExistsPredicate>(condition), exists => exists.Subquery is not null);
            Assert.Contains(TSql.All<StringLiteral>(condition), literal => literal.Value == "Babelfish");
        }

        Assert.Equal(Rebuilt.Select(table => table.Name), Read(Compression));
        Assert.Equal(Keyed.Select(table => table.Name), Read(Keys));
    }

    [Fact]
    public void Every_large_table_and_its_index_exist()
    {
        var keys = SqlFiles.In("SqlServer", "Migrations").SelectMany(TSql.All<CreateTableStatement>)
            .SelectMany(table => table.Definition.TableConstraints.OfType<UniqueConstraintDefinition>()
                .Where(key => key.IsPrimaryKey)
                .Select(key => (Table: Name(table.SchemaObjectName), Key: key.ConstraintIdentifier.Value)))
            .ToLookup(pair => pair.Table, pair => pair.Key);

        Assert.All(
            LargeTable.All,
            table => Assert.Contains($"ALTER INDEX {Assert.Single(keys[table.Name])} ON ", table.Rebuild(false), StringComparison.Ordinal));
    }

    [Fact]
    public void Doctor_prints_a_statement_for_each_table_of_a_large_store_of_version_0_1()
    {
        var findings = LargeTableReview.Judge(SettingsReviewTests.Healthy, AsVersion01);

        Assert.Equal(["large-tables", "foreign-keys"], findings.Select(finding => finding.CheckId));
        Assert.All(findings, finding => Assert.Equal(FindingSeverity.Notice, finding.Severity));
        Assert.Contains("sales.SalesTransaction (5,000,000 rows), sales.CustomerAttribute", findings[0].Message, StringComparison.Ordinal);
        var rebuilds = Statements(findings[0]).Cast<AlterIndexStatement>().ToList();
        Assert.Equal(5, rebuilds.Count);
        Assert.All(
            rebuilds,
            rebuild => Assert.Contains(rebuild.IndexOptions, option => option is OnlineIndexOption { OptionState: OptionState.On }));
        Assert.All(
            Statements(findings[1]).Cast<AlterTableAddTableElementStatement>(),
            key => Assert.Equal(ConstraintEnforcement.Check, key.ExistingRowsCheckEnforcement));
        Assert.Equal(3, Statements(findings[1]).Count);
    }

    [Fact]
    public void A_key_that_was_added_without_a_check_is_checked()
    {
        var untrusted = AsVersion01.Select(state => state with { SegmentKeyIsTrusted = false }).ToList();

        Assert.All(
            Statements(LargeTableReview.Judge(SettingsReviewTests.Healthy, untrusted)[1]),
            statement => Assert.Equal(
                ConstraintEnforcement.Check,
                Assert.IsType<AlterTableConstraintModificationStatement>(statement).ExistingRowsCheckEnforcement));
    }

    // Standard and Express rebuild under a lock.
    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(8, true)]
    public void A_rebuild_is_online_where_the_edition_can(int edition, bool isOnline)
    {
        var finding = LargeTableReview.Judge(SettingsReviewTests.Healthy with { EngineEdition = edition }, AsVersion01)[0];

        Assert.Equal(isOnline, finding.NextStep.Contains("ONLINE = ON", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_said_of_small_tables_of_tables_kept_as_new_ones_and_of_a_DBA_s_columnstore()
    {
        IReadOnlyList<TableState>[] good =
        [
            [.. AsVersion01.Select(state => state with { RowTotal = 999_999 })],
            [
                .. LargeTable.All.Select(table => new TableState
                {
                    TableName = table.Name,
                    RowTotal = 5_000_000,
                    Compression = table.IsCompressed ? "PAGE" : "NONE",
                    FillFactor = table.FillFactor,
                    SegmentKeyIsTrusted = true,
                }),
            ],
            [.. AsVersion01.Select(state => state with { Compression = "COLUMNSTORE", SegmentKeyIsTrusted = true })],
        ];

        Assert.All(
            good.SelectMany(states => LargeTableReview.Judge(SettingsReviewTests.Healthy, states)),
            finding => Assert.Equal(FindingSeverity.Ok, finding.Severity));
    }

    private static IList<TSqlStatement> Statements(StoreFinding finding) =>
        TSql.ParseText(finding.NextStep[(finding.NextStep.IndexOf(": ", StringComparison.Ordinal) + 2)..]).Batches.Single().Statements;

    private static IEnumerable<string> Executed(string path) => TSql.All<ExecutableStringList>(path)
        .SelectMany(list => list.Strings.Cast<StringLiteral>())
        .Select(literal => literal.Value);

    private static IEnumerable<string> Read(string path) =>
        TSql.All<NamedTableReference>(path).Select(table => Name(table.SchemaObject));

    private static string Name(SchemaObjectName name) => $"{name.SchemaIdentifier.Value}.{name.BaseIdentifier.Value}";
}
