using System.Data.Common;
using RfmBatch.Core;

namespace RfmBatch.Storage;

/// <summary>Where a store lives: <c>sqlite:path</c> or a SQL Server connection string.</summary>
/// <remarks><see cref="Value"/> can hold a password: it is never logged, shown or put into a message.</remarks>
public sealed class StoreAddress
{
    /// <summary>The address used when none is given.</summary>
    public const string Default = "sqlite:rfmbatch.db";

    private const string SqlitePrefix = "sqlite:";

    private static readonly string[] FileEndings = [".db", ".sqlite", ".sqlite3"];
    private static readonly string[] ServerKeywords = ["Server", "Data Source", "Address", "Addr", "Network Address"];
    private static readonly string[] DatabaseKeywords = ["Database", "Initial Catalog", "AttachDbFilename"];

    private StoreAddress(StoreEngine engine, string value)
    {
        Engine = engine;
        Value = value;
    }

    /// <summary>Which engine opens it.</summary>
    public StoreEngine Engine { get; }

    /// <summary>The file path, or the whole connection string.</summary>
    public string Value { get; }

    /// <summary>Reads an address as it is given with <c>--store</c>.</summary>
    /// <exception cref="InvalidInputException">It is neither a file nor a connection string that names a server and a database.</exception>
    public static StoreAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        if (trimmed.StartsWith(SqlitePrefix, StringComparison.OrdinalIgnoreCase))
        {
            var path = trimmed[SqlitePrefix.Length..].Trim();
            return FindPathProblem(path) is { } problem ? throw Invalid(problem) : new StoreAddress(StoreEngine.Sqlite, path);
        }

        return new StoreAddress(StoreEngine.SqlServer, CheckConnectionString(trimmed));
    }

    /// <summary>The engine only; the value can hold a password.</summary>
    public override string ToString() => Engine.ToString();

    // What other programs write after "sqlite:" would become a file of that name.
    private static string? FindPathProblem(string path)
    {
        if (path.Length == 0)
        {
            return "The store 'sqlite:' names no file.";
        }

        if (path.StartsWith("//", StringComparison.Ordinal))
        {
            return "The store begins with 'sqlite://'; the path follows 'sqlite:' at once, as in sqlite:/data/rfmbatch.db.";
        }

        if (path.StartsWith("file:", StringComparison.OrdinalIgnoreCase) || path[0] is '"' or '\'' || path == ":memory:")
        {
            return "The store 'sqlite:' takes the path of a file: no 'file:', no quotes, no ':memory:'.";
        }

        if (path.Contains('?', StringComparison.Ordinal))
        {
            return "The store has a '?' in its path; 'sqlite:' takes no settings such as ?mode=ro. To keep others from writing, take "
                + "their rights on the file.";
        }

        if (path.Contains(';', StringComparison.Ordinal) || path.StartsWith("Data Source=", StringComparison.OrdinalIgnoreCase)
            || path.StartsWith("Filename=", StringComparison.OrdinalIgnoreCase))
        {
            return "The store has a connection string behind 'sqlite:'; only the path of the file belongs there.";
        }

        if (path.Any(char.IsControl))
        {
            return "The store has a control character in its path.";
        }

        return path[^1] is '/' or '\\' || Directory.Exists(path)
            ? $"The store 'sqlite:{path}' is a folder; it must be a file in it, as in sqlite:data/rfmbatch.db."
            : null;
    }

    private static string CheckConnectionString(string text)
    {
        var parts = new DbConnectionStringBuilder();
        try
        {
            parts.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            // The parser's own message quotes the text, which may hold a password.
            throw Invalid("The store is neither 'sqlite:' with a path nor a SQL Server connection string." + FileQuestion(text));
        }

        var errors = new List<string>();
        if (!ServerKeywords.Any(parts.ContainsKey))
        {
            errors.Add(parts.Count == 0 ? "The store is empty." : "The connection string of the store names no server (Server=...).");
        }

        if (parts.Count > 0 && !DatabaseKeywords.Any(parts.ContainsKey))
        {
            errors.Add(
                "The connection string of the store names no database (Database=...); without it the login's default database, often "
                + "master, would be used.");
        }

        return errors.Count == 0 ? text : throw Invalid([.. errors]);
    }

    // What cannot hold a password, and ends as files of SQLite do.
    private static string FileQuestion(string text) =>
        text.IndexOfAny(['=', ';', '@']) < 0 && FileEndings.Any(ending => text.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            ? $" Did you mean sqlite:{text}?"
            : "";

    private static InvalidInputException Invalid(params string[] errors) =>
        new(errors, "Give --store (or RFMBATCH_STORE) as sqlite:path/to/file.db or as 'Server=...;Database=...;User ID=...;Password=...'.");
}

/// <summary>The kinds of database a store can live in.</summary>
public enum StoreEngine
{
    /// <summary>An embedded file.</summary>
    Sqlite,

    /// <summary>SQL Server 2017 or later, Azure SQL, or Babelfish.</summary>
    SqlServer,
}
