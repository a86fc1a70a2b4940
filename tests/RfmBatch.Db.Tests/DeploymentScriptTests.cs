using Microsoft.SqlServer.TransactSql.ScriptDom;
using RfmBatch.Storage.Deployment;
using RfmBatch.Storage.Reading;
using RfmBatch.Storage.SqlServer.Deployment;
using RfmBatch.Storage.SqlServer.Operations;
using RfmBatch.Storage.SqlServer.Sql;
using RfmBatch.Testing;

namespace RfmBatch.Db.Tests;

/// <summary>The file of <c>deploy --script</c>, by Microsoft's parser: it is run where there is a server.</summary>
public sealed class DeploymentScriptTests
{
    private static readonly string Text = DeploymentScript.Compose(
        [new("security  ", "It's mine", "-- '' isn't\nGRANT SELECT ON SCHEMA::bi TO [it's];") { HasOwnTransaction = true }]);

    private static readonly IReadOnlyList<string> Batches = SqlcmdFile.Batches(Text);

    [Fact]
    public void Every_batch_is_valid_in_every_supported_version() => Assert.All(Batches, batch => Assert.Empty(TSql.ErrorsIn(batch)));

    // Each is compiled when it is run: no step of a later version is bound in a database that has another one.
    [Fact]
    public void Every_statement_in_EXEC_is_valid_in_every_supported_version()
    {
        var nested = Batches.SelectMany(Nested).ToList();

        // Those of the program, the journal's schema and the step above.
        Assert.Equal(
            new[] { "Migrations", "Views", "Security" }.Sum(folder => SqlFiles.In("SqlServer", folder).Count) + 2, nested.Count);
        Assert.All(nested, text => Assert.Empty(TSql.ErrorsIn(text)));
        Assert.Equal("-- '' isn't\nGRANT SELECT ON SCHEMA::bi TO [it's];", nested[^1]);
    }

    [Fact]
    public void Nothing_but_the_first_line_of_commands_is_sqlcmd_s_and_no_code_page_changes_it()
    {
        Assert.Equal([":on error exit"], SqlcmdFile.Commands(Text));
        Assert.NotEmpty(TSql.ErrorsIn($":on error exit\n{Batches[0]}"));
        Assert.DoesNotContain("$(", Text, StringComparison.Ordinal);
        Assert.All(Text, character => Assert.True(character is '\n' or '\t' or (>= ' ' and <= '~'), $"U+{(int)character:X4}"));
    }

    // https://learn.microsoft.com/sql/t-sql/statements/create-index-transact-sql, "Required SET options for filtered indexes"; sqlcmd
    // begins with QUOTED_IDENTIFIER OFF.
    [Fact]
    public void The_session_has_the_options_that_indexes_and_views_need()
    {
        var set = TSql.All<PredicateSetStatement>(TSql.ParseText(Batches[0])).ToDictionary(option => option.Options, option => option.IsOn);
        SetOptions[] on =
        [
            SetOptions.AnsiNulls, SetOptions.AnsiPadding, SetOptions.AnsiWarnings, SetOptions.ArithAbort, SetOptions.ConcatNullYieldsNull,
            SetOptions.QuotedIdentifier, SetOptions.XactAbort,
        ];

        Assert.All(on, option => Assert.True(set[option], option.ToString()));
        Assert.False(set[SetOptions.NumericRoundAbort]);
        Assert.False(set[SetOptions.ImplicitTransactions]);
    }

    [Fact]
    public void Every_batch_after_the_first_does_nothing_unless_that_one_succeeded() => Assert.All(
        Batches.Skip(1).SkipLast(1),
        batch =>
        {
            var guard = Assert.IsType<IfStatement>(Assert.Single(TSql.ParseText(batch).Batches).Statements[0]);
            Assert.IsType<ReturnStatement>(guard.ThenStatement);
            Assert.Contains("#Deployment", batch.Split('\n')[0], StringComparison.Ordinal);
        });

    [Fact]
    public void Every_migration_runs_once_in_one_transaction_with_its_journal_row()
    {
        foreach (var name in SqlServerDialect.Files.Names("Migrations"))
        {
            var step = StepOf(name);
            var journalled = Assert.Single(TSql.All<InsertStatement>(step));

            Assert.Equal(["print", "begin", "execute", "insert", "commit"], Tried(step).Select(Word));
            Assert.Contains(name, TSql.All<StringLiteral>(step.Predicate).Select(literal => literal.Value));
            Assert.Contains(name, TSql.All<StringLiteral>(journalled).Select(literal => literal.Value));
            Assert.Equal(SqlServerDialect.Files.TextOf(name).ReplaceLineEndings("\n"), Assert.Single(Nested(step)));
        }
    }

    [Fact]
    public void Every_view_is_altered_in_one_transaction_with_its_descriptions_where_its_hash_differs()
    {
        foreach (var name in SqlServerDialect.Files.Names("Views"))
        {
            var view = Path.GetFileNameWithoutExtension(name);
            var step = StepOf(name);
            var statements = Tried(step);
            var literals = TSql.All<StringLiteral>(step).Select(literal => literal.Value).ToHashSet(StringComparer.Ordinal);

            Assert.Equal("begin", Word(statements[1]));
            Assert.Equal("commit", Word(statements[^1]));
            Assert.Contains(ViewVersionHash.Of(view, SqlServerDialect.Files.TextOf(name)), literals);
            Assert.All(DictionaryFile.Of(view), entry => Assert.Contains(entry.Description, literals));
            Assert.IsType<CreateOrAlterViewStatement>(
                Assert.Single(Assert.Single(TSql.ParseText(Assert.Single(Nested(step))).Batches).Statements));
        }
    }

    [Fact]
    public void The_dictionary_is_in_it_word_for_word()
    {
        var rows = Batches.Where(batch => batch.Contains("INSERT INTO #Dictionary", StringComparison.Ordinal))
            .SelectMany(batch => TSql.All<RowValue>(TSql.ParseText(batch)))
            .Select(row => row.ColumnValues.Cast<StringLiteral>().Select(literal => literal.Value).ToArray());

        Assert.Equal(
            DictionaryFile.Entries.Select(entry => new[] { entry.ObjectName, entry.ColumnName, entry.Unit, entry.Description }), rows);
    }

    // Editions and versions that doctor and deploy refuse, too.
    [Theory]
    [InlineData(3, "13.0.6300.2", 130)]
    [InlineData(6, "12.0.2000.8", 150)]
    [InlineData(11, "12.0.2000.8", 150)]
    [InlineData(3, "16.0.1000.6", 120)]
    [InlineData(3, "14.0.1000.169", 130)]
    [InlineData(5, "12.0.2000.8", 150)]
    [InlineData(8, "12.0.2000.8", 150)]
    [InlineData(12, "12.0.2000.8", 160)]
    public void Its_first_batch_refuses_what_deploy_refuses(int edition, string version, int level)
    {
        var deploy = SettingsReview.Refusal(SettingsReviewTests.Healthy with
        {
            EngineEdition = edition,
            ProductVersion = version,
            CompatibilityLevel = level,
        });
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["@Edition"] = edition,
            ["@Major"] = int.Parse(version.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture),
            ["@Level"] = level,
        };
        var conditions = TSql.All<SearchedCaseExpression>(TSql.ParseText(Batches[0]))[0].WhenClauses
            .Select(when => when.WhenExpression)
            .Where(condition => TSql.All<VariableReference>(condition).Any(variable => numbers.ContainsKey(variable.Name)));

        Assert.Equal(deploy is not null, conditions.Any(condition => IsTrue(condition, numbers)));
    }

    [Theory]
    [InlineData("plain", "N'plain'")]
    [InlineData("it's", "N'it''s'")]
    [InlineData("$(PATH) and $(x)", "N'$' + N'(PATH) and $' + N'(x)'")]
    public void Values_are_literals_that_sqlcmd_leaves_alone(string value, string literal) =>
        Assert.Equal(literal, SqlcmdText.Value(value));

    [Theory]
    [InlineData("SELECT N'a\nGO\nb';")]
    [InlineData("/*\n  go 5\n*/")]
    [InlineData("SELECT 1;\n:r other.sql")]
    [InlineData("!!del *.*")]
    [InlineData("EXEC (N'\nEXIT\n');")]
    [InlineData("-- $(USERNAME)")]
    [InlineData("SELECT N'\u00e9';")]
    [InlineData("SELECT N'\0';")]
    public void A_batch_that_sqlcmd_would_read_otherwise_is_never_written(string batch) =>
        Assert.Throws<InvalidOperationException>(() => new SqlcmdText().Batch(batch));

    private static IEnumerable<string> Nested(string batch) => Nested(TSql.ParseText(batch));

    private static IEnumerable<string> Nested(TSqlFragment fragment) => TSql.All<ExecutableStringList>(fragment)
        .Select(list => Assert.Single(list.Strings))
        .OfType<StringLiteral>()
        .Select(literal => literal.Value);

    // The batch that tells its name.
    private static IfStatement StepOf(string name) => Assert.Single(
        Batches.Where(batch => batch.Contains($" {name}';\n", StringComparison.Ordinal)).Select(TSql.ParseText)
            .SelectMany(script => Assert.Single(script.Batches).Statements.OfType<IfStatement>().Skip(1)));

    // What is done whole or not at all, also where a text cannot be compiled, which XACT_ABORT does not regard.
    private static IList<TSqlStatement> Tried(IfStatement step)
    {
        var tried = Assert.IsType<TryCatchStatement>(
            Assert.Single(Assert.IsType<BeginEndBlockStatement>(step.ThenStatement).StatementList.Statements));
        Assert.IsType<RollbackTransactionStatement>(Assert.IsType<IfStatement>(tried.CatchStatements.Statements[0]).ThenStatement);
        Assert.IsType<ThrowStatement>(tried.CatchStatements.Statements[1]);
        return tried.TryStatements.Statements;
    }

    private static string Word(TSqlStatement statement) => statement switch
    {
        PrintStatement => "print",
        BeginTransactionStatement => "begin",
        CommitTransactionStatement => "commit",
        ExecuteStatement => "execute",
        InsertStatement => "insert",
        _ => statement.GetType().Name,
    };

    // As much of T-SQL as the first batch's conditions are made of; what is known on the server alone counts as SQL Server's answer.
    private static bool IsTrue(BooleanExpression condition, Dictionary<string, int> numbers) => condition switch
    {
        BooleanParenthesisExpression inner => IsTrue(inner.Expression, numbers),
        BooleanBinaryExpression { BinaryExpressionType: BooleanBinaryExpressionType.And } and =>
            IsTrue(and.FirstExpression, numbers) && IsTrue(and.SecondExpression, numbers),
        BooleanBinaryExpression or => IsTrue(or.FirstExpression, numbers) || IsTrue(or.SecondExpression, numbers),
        InPredicate isIn => isIn.NotDefined != isIn.Values.Any(value => Number(value) == numbers[Name(isIn.Expression)]),
        BooleanComparisonExpression { ComparisonType: BooleanComparisonType.LessThan } less =>
            numbers[Name(less.FirstExpression)] < Number(less.SecondExpression),
        BooleanIsNullExpression => true,
        _ => throw new InvalidOperationException(condition.GetType().Name),
    };

    private static string Name(ScalarExpression expression) => Assert.IsType<VariableReference>(expression).Name;

    private static int Number(ScalarExpression expression) =>
        int.Parse(Assert.IsType<IntegerLiteral>(expression).Value, System.Globalization.CultureInfo.InvariantCulture);
}
