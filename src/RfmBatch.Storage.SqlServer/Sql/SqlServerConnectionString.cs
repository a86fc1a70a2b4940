using System.Data.Common;
using Microsoft.Data.SqlClient;
using RfmBatch.Core;

namespace RfmBatch.Storage.SqlServer.Sql;

/// <summary>The connection string as given, with what is safe where it says nothing.</summary>
internal static class SqlServerConnectionString
{
    /// <summary>Completes a connection string: encrypted unless it names Encrypt, and with the program's name.</summary>
    /// <exception cref="InvalidInputException">An unknown keyword or a bad value.</exception>
    public static SqlConnectionStringBuilder Complete(string text)
    {
        // Asked of the plain builder: SqlConnectionStringBuilder knows every keyword whether it was given or not.
        DbConnectionStringBuilder given;
        SqlConnectionStringBuilder builder;
        try
        {
            given = new DbConnectionStringBuilder { ConnectionString = text };
            builder = new SqlConnectionStringBuilder(text);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The parser's message names the keyword but can quote a value: it is not passed on.
            throw new InvalidInputException(
                ["The connection string of the store has a keyword or a value that SqlClient does not know."],
                "Compare it with https://learn.microsoft.com/dotnet/api/microsoft.data.sqlclient.sqlconnection.connectionstring; a value "
                + "with ';' needs quotes.");
        }

        if (!given.ContainsKey("Encrypt"))
        {
            // Said here, whatever the default of a version of SqlClient is: passwords and data go encrypted.
            builder["Encrypt"] = true;
        }

        if (!given.ContainsKey("Application Name") && !given.ContainsKey("App"))
        {
            builder.ApplicationName = "RfmBatch";
        }

        return builder;
    }
}
