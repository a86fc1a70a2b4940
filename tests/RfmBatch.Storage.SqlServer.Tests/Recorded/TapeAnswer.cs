using System.Data;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RfmBatch.Storage.SqlServer.Tests.Recorded;

/// <summary>What a server answered to one statement.</summary>
/// <param name="Rows">Its rows, or null where it was asked for none.</param>
/// <param name="Affected">Rows that it changed, −1 where that is not told.</param>
/// <param name="ReturnValue">What a procedure returned, or null.</param>
internal sealed record TapeAnswer(DataTable? Rows, int Affected, int? ReturnValue)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>That of a statement which answers nothing.</summary>
    public static TapeAnswer None { get; } = new(null, -1, null);

    /// <summary>A JSON line: the columns as <c>name:type</c>, the rows, and what else is not as usual.</summary>
    public string ToJson()
    {
        var json = new JsonObject();
        if (Rows is not null)
        {
            json["columns"] = new JsonArray(
                [.. Rows.Columns.Cast<DataColumn>().Select(column => $"{column.ColumnName}:{column.DataType.Name}")]);
            json["rows"] = new JsonArray([.. Rows.Rows.Cast<DataRow>().Select(row => new JsonArray([.. row.ItemArray.Select(ToNode)]))]);
        }

        if (Affected >= 0)
        {
            json["affected"] = Affected;
        }

        if (ReturnValue is { } value)
        {
            json["returns"] = value;
        }

        return json.ToJsonString(Plain);
    }

    /// <summary>The answer of such a line.</summary>
    public static TapeAnswer Parse(string text)
    {
        var json = JsonNode.Parse(text)!.AsObject();
        DataTable? rows = null;
        if (json["columns"] is JsonArray columns)
        {
            rows = new DataTable { Locale = CultureInfo.InvariantCulture };
            foreach (var column in columns.Select(node => node!.GetValue<string>()))
            {
                rows.Columns.Add(column[..column.LastIndexOf(':')], Type.GetType($"System.{column[(column.LastIndexOf(':') + 1)..]}")!);
            }

            foreach (var row in json["rows"]!.AsArray())
            {
                rows.Rows.Add([.. row!.AsArray().Select((node, i) => ToValue(node, rows.Columns[i].DataType))]);
            }
        }

        return new TapeAnswer(rows, json["affected"]?.GetValue<int>() ?? -1, json["returns"]?.GetValue<int>());
    }

    /// <summary>Reads what a server sends.</summary>
    public static DataTable Read(IDataReader reader)
    {
        var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        for (var i = 0; i < reader.FieldCount; i++)
        {
            table.Columns.Add(reader.GetName(i), reader.GetFieldType(i));
        }

        while (reader.Read())
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            table.Rows.Add(values);
        }

        return table;
    }

    private static JsonNode? ToNode(object? value) => value switch
    {
        null or DBNull => null,
        bool flag => JsonValue.Create(flag),
        byte[] bytes => Convert.ToHexString(bytes),
        DateTime time => time.ToString("o", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static object ToValue(JsonNode? node, Type type) => node switch
    {
        null => DBNull.Value,
        _ when type == typeof(bool) => node.GetValue<bool>(),
        _ when type == typeof(byte[]) => Convert.FromHexString(node.GetValue<string>()),
        _ when type == typeof(DateTime) =>
            DateTime.Parse(node.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        _ => Convert.ChangeType(node.GetValue<string>(), type, CultureInfo.InvariantCulture),
    };
}
