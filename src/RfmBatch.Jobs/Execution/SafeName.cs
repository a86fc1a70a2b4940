using System.Security.Cryptography;
using System.Text;

namespace RfmBatch.Jobs.Execution;

/// <summary>
/// A program's or load's name where only a few characters are allowed and case does not count: file names, ids of recurring jobs.
/// </summary>
internal static class SafeName
{
    private const int MaxLength = 60;

    /// <summary>Names of lower-case letters, digits, '-' and '_' as they are; others made safe and told apart by a hash.</summary>
    public static string Of(string name)
    {
        var safe = new string([.. name.Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' ? c : '_')]);
        if (safe == name && safe.Length <= MaxLength)
        {
            return safe;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        return $"{safe[..Math.Min(safe.Length, MaxLength)]}-{hash[..8]}";
    }
}
