using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace RfmBatch.Application.Loading;

/// <summary>What stands for a forgotten customer in the place of the id.</summary>
internal static partial class ForgottenToken
{
    private const int TokenBytes = 16;

    /// <summary>A new one, random.</summary>
    public static string Create() => $"forgotten-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes))}";

    /// <summary>Whether an id is one.</summary>
    public static bool IsOne(string customerId) => Pattern().IsMatch(customerId);

    [GeneratedRegex("^forgotten-[0-9a-f]{32}$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
