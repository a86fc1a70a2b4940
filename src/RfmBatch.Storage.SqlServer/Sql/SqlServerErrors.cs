using System.Globalization;
using System.Security.Authentication;
using Microsoft.Data.SqlClient;
using RfmBatch.Core;

namespace RfmBatch.Storage.SqlServer.Sql;

/// <summary>
/// SQL Server's errors in words that say what to do, with the server's number. Texts of the server are not passed on where they can hold a
/// login or a value.
/// </summary>
internal static class SqlServerErrors
{
    private const int FatalSeverity = 20;

    /// <summary>Why a connection could not be opened. Whatever is not known counts as unreachable.</summary>
    public static RfmBatchException ExplainOpening(SqlException error, string displayName) =>
        ExplainEncryption(error, displayName)
        ?? Explain(error, displayName)
        ?? new(
            $"{displayName} cannot be reached{(error.Number == 0 ? "" : $" ({Code(error)})")}.",
            "Check server name, port, firewall and that the server runs.",
            error);

    /// <summary>The failure to show for a statement, or null where the number is not one the user can act on.</summary>
    public static RfmBatchException? Explain(SqlException error, string displayName) =>
        SqlServerErrorWords.Find(Babelfish.NumberOf(error)) is { } words
            ? new RfmBatchException($"{displayName}{words.Message} ({Code(error)}).", words.NextStep, error)
            : null;

    /// <summary>The number, for messages.</summary>
    public static string Code(SqlException error) => string.Create(CultureInfo.InvariantCulture, $"error {error.Number}");

    /// <summary>Whether the error passes by itself; a severity of 20 or more ends the connection.</summary>
    public static bool IsTransient(SqlException error) =>
        error.Errors.Cast<SqlError>().Any(one => one.Class >= FatalSeverity || SqlServerErrorWords.Passes(one.Number))
        || SqlServerErrorWords.Passes(Babelfish.NumberOf(error))
        || Babelfish.IsEnd(error);

    /// <summary>Whether the login lacks a right on an object.</summary>
    public static bool IsDenied(SqlException error) => Babelfish.NumberOf(error) == SqlServerErrorWords.PermissionDenied;

    // The number differs by platform (a certificate: Windows -2146893019, OpenSSL 0 or 20 with an inner AuthenticationException); the words
    // do not.
    private static RfmBatchException? ExplainEncryption(SqlException error, string displayName)
    {
        if (Says(error, "does not support encryption"))
        {
            return new(
                $"{displayName} does not offer encryption.",
                "Set it up at the server; or, on a network you trust, add Encrypt=false to the connection string.",
                error);
        }

        return Says(error, "certificate") || error.InnerException is AuthenticationException
            ? new(
                $"{displayName}: the server's certificate is not trusted.",
                "Install a certificate this machine trusts for that server name; or, on a network you trust, add "
                + "TrustServerCertificate=true (or Encrypt=false) to the connection string.",
                error)
            : null;
    }

    private static bool Says(SqlException error, string words) => error.Message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
