using System.Globalization;
using System.Reflection;
using Microsoft.Data.SqlClient;
using RfmBatch.Storage.SqlServer.Sql;

namespace RfmBatch.Storage.SqlServer.Tests;

/// <summary>Needs no server: numbers and their meaning are those of Microsoft's page "Database engine events and errors".</summary>
public sealed class SqlServerErrorsTests
{
    private static readonly SqlServerDialect Dialect = new("Server=s;Database=d");

    [Theory]
    [InlineData(701, "no memory", true)]
    [InlineData(1204, "no memory", true)]
    [InlineData(8645, "no memory", true)]
    [InlineData(1101, "files are full", false)]
    [InlineData(1105, "files are full", false)]
    [InlineData(9002, "transaction log is full", false)]
    [InlineData(40544, "size limit", false)]
    [InlineData(40552, "too large or too long", false)]
    [InlineData(1205, "deadlock", true)]
    [InlineData(1222, "holds a lock", true)]
    [InlineData(18456, "refused the login", false)]
    [InlineData(229, "lacks a right", false)]
    [InlineData(978, "secondary replica", false)]
    [InlineData(208, "object of the schema is missing", false)]
    public void Known_numbers_are_told_in_words_and_with_the_number(int number, string words, bool passes)
    {
        var error = ErrorOf(number);
        var failure = Dialect.Explain(error);

        Assert.NotNull(failure);
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(string.Create(CultureInfo.InvariantCulture, $"(error {number})."), failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(failure.NextStep);
        Assert.Equal(passes, Dialect.IsTransient(error));
    }

    [Fact]
    public void An_unknown_number_is_told_without_the_server_s_words()
    {
        var error = ErrorOf(2627);

        Assert.Null(Dialect.Explain(error));
        Assert.Equal("The store refused a statement (SQL Server's error 2627).", Dialect.ExplainAny(error).Message);
    }

    [Theory]
    [InlineData("ERROR: canceling statement due to lock timeout", "holds a lock", true)]
    [InlineData("permission denied for table run", "lacks a right", false)]
    public void Of_Babelfish_s_number_for_everything_the_words_decide(string message, string words, bool passes)
    {
        var error = ErrorOf(33557097, message);

        Assert.Contains(words, Dialect.Explain(error)!.Message, StringComparison.Ordinal);
        Assert.Equal(passes, Dialect.IsTransient(error));
    }

    // SqlClient makes its errors itself only; tests of other libraries make them the same way.
    private static SqlException ErrorOf(int number, string message = "The duplicate key value is (Anna).")
    {
        const BindingFlags Hidden = BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
        var constructor = typeof(SqlError).GetConstructors(Hidden).OrderBy(candidate => candidate.GetParameters().Length).First(candidate =>
            candidate.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(int));
        var values = constructor.GetParameters().Select(parameter => parameter.Name switch
        {
            "infoNumber" => number,
            "errorState" or "errorClass" => (byte)14,
            "errorMessage" => message,
            _ => parameter.ParameterType == typeof(string) ? ""
                : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
                : (object?)null,
        });
        var errors = (SqlErrorCollection)Activator.CreateInstance(typeof(SqlErrorCollection), Hidden, null, null, null)!;
        typeof(SqlErrorCollection).GetMethod("Add", Hidden)!.Invoke(errors, [constructor.Invoke([.. values])]);
        var create = typeof(SqlException).GetMethods(Hidden).First(method =>
            method.Name == "CreateException"
            && method.GetParameters().Select(parameter => parameter.ParameterType)
                .SequenceEqual([typeof(SqlErrorCollection), typeof(string)]));
        return (SqlException)create.Invoke(null, [errors, "16.0.0"])!;
    }
}
