using System.Data;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;
using RfmBatch.Storage.SqlServer.Bulk;

namespace RfmBatch.Storage.SqlServer.Tests.Recorded;

/// <summary>What one connection was sent, in order, a line each.</summary>
internal sealed partial class TapeSession
{
    // Statements that describe views and tables are long, and all alike.
    private const int DescriptionCharacters = 500;
    private const int ShownParameters = 14;
    private const int ShownRows = 3;

    // The program's version, who and where it is, and the hour at which DbUp's journal says that a migration ran.
    private static readonly string[] Changing = ["CodeVersion", "LoginName", "HostName", "applied"];
    private readonly List<string> _lines = [];

    /// <summary>Writes a line.</summary>
    public void Note(string line) => _lines.Add(line);

    /// <summary>Writes a statement with its parameters.</summary>
    public void Note(SqlCommand command)
    {
        var label = Tape.Label(command.CommandText);
        var isComposed = !label.StartsWith("-- ", StringComparison.Ordinal) && command.CommandText.Contains('\n', StringComparison.Ordinal);
        if (label.Contains("sp_addextendedproperty", StringComparison.Ordinal))
        {
            var shown = label[..Math.Min(label.Length, DescriptionCharacters)];
            _lines.Add(FormattableString.Invariant($"{shown}… {label.Length:#,0} characters"));
        }
        else if (isComposed)
        {
            _lines.AddRange(command.CommandText.Trim().ReplaceLineEndings("\n").Split('\n').Select(line => Mask(line.TrimEnd())));
        }
        else
        {
            _lines.Add(Mask(label));
        }

        var parameters = command.Parameters.Cast<SqlParameter>().ToList();
        _lines.AddRange(parameters.Take(ShownParameters).Select(parameter => $"    {Describe(parameter)}"));
        if (parameters.Count > ShownParameters)
        {
            _lines.Add(FormattableString.Invariant($"    and {parameters.Count - ShownParameters} more"));
        }
    }

    /// <summary>Writes a bulk copy with its mappings, types and first rows.</summary>
    public void Note(string table, int rowCount, IReadOnlyList<BulkColumn> columns)
    {
        _lines.Add(FormattableString.Invariant($"bulk copy of {rowCount} rows into {table}"));
        _lines.AddRange(columns.Select(column => $"    {column.Name} <- {column.Type.Name}"));
        for (var row = 0; row < Math.Min(rowCount, ShownRows); row++)
        {
            _lines.Add($"    [{string.Join(", ", columns.Select(column => Write(column.Read(row))))}]");
        }
    }

    public override string ToString() => string.Concat(_lines.Select(line => $"  {line}\n"));

    private static string Describe(SqlParameter parameter)
    {
        var size = parameter.SqlDbType switch
        {
            SqlDbType.NVarChar or SqlDbType.VarChar => parameter.Size < 0 ? "(max)" : $"({parameter.Size})",
            SqlDbType.Decimal => $"({parameter.Precision},{parameter.Scale})",
            _ => "",
        };
        var name = parameter.ParameterName.TrimStart('@');
        var value = Changing.Contains(name) ? "<changes>" : Mask(Write(parameter.Value));
        var direction = parameter.Direction == ParameterDirection.ReturnValue ? " return value" : $" = {value}";
        return $"@{name} {parameter.SqlDbType.ToString().ToLowerInvariant()}{size}{direction}";
    }

    private static string Write(object? value) => value switch
    {
        null or DBNull => "NULL",
        string text => $"'{(text.Length > 120 ? text[..120] + "…" : text)}'",
        double real => real.ToString("G6", CultureInfo.InvariantCulture), // further digits differ between processors
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    // What differs from run to run: tokens, hashes, the name of a database in a lock's.
    private static string Mask(string text) => Hex().Replace(text, "<hex>");

    [GeneratedRegex(@"\b(?:[0-9a-f]{64}|[0-9a-f]{32}|[0-9a-f]{16})\b")]
    private static partial Regex Hex();
}
