using System.Security.Cryptography;
using System.Text;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Storage.Deployment;

/// <summary>By what a deployment tells whether a view changed; kept in <c>etl.ViewVersion</c>.</summary>
public static class ViewVersionHash
{
    /// <summary>SHA-256 in hex, of the text of a view's file and of its descriptions.</summary>
    public static string Of(string view, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var content = new StringBuilder(text.ReplaceLineEndings("\n"));
        foreach (var entry in DictionaryFile.Of(view))
        {
            content.Append('\n').Append(entry.ColumnName).Append('\t').Append(entry.Description);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString())));
    }
}
