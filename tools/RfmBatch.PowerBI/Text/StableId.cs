using System.Security.Cryptography;
using System.Text;

namespace RfmBatch.PowerBI.Text;

/// <summary>Ids that Power BI wants to be unique and lasting, derived from names: generating again changes none.</summary>
internal static class StableId
{
    /// <summary>A GUID in the form of lineage tags.</summary>
    public static string Guid(string name) => new Guid(Hash(name).AsSpan(0, 16)).ToString();

    /// <summary>Twenty hexadecimal digits, as Power BI names pages and visuals.</summary>
    public static string Hex(string name) => Convert.ToHexStringLower(Hash(name))[..20];

    private static byte[] Hash(string name) => SHA256.HashData(Encoding.UTF8.GetBytes(name));
}
