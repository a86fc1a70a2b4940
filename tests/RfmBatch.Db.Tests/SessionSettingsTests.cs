using Microsoft.SqlServer.TransactSql.ScriptDom;
using RfmBatch.Storage.SqlServer.Sql;

namespace RfmBatch.Db.Tests;

/// <summary>What every session says first, whatever the server's "user options" are.</summary>
public sealed class SessionSettingsTests
{
    // With NOCOUNT no statement tells its rows, and with NUMERIC_ROUNDABORT a rounded decimal is an error:
    // https://learn.microsoft.com/sql/t-sql/statements/set-statements-transact-sql.
    [Theory]
    [InlineData(SetOptions.NoCount, false)]
    [InlineData(SetOptions.NumericRoundAbort, false)]
    [InlineData(SetOptions.XactAbort, true)]
    public void Sessions_set_what_a_server_may_have_set_otherwise(SetOptions option, bool isOn) => Assert.Equal(
        isOn,
        Assert.Single(
            TSql.All<PredicateSetStatement>(TSql.ParseText(SqlServerDialect.SessionSettings)), set => set.Options == option).IsOn);
}
