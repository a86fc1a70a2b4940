using System.Globalization;
using RfmBatch.Core;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading;

/// <summary>What a load does about the rows of earlier ones: those it has too, and those of its source that it replaces.</summary>
internal sealed class EarlierRows
{
    private const string Refuse = "refuse";
    private const string Skip = "skip";
    private const string Keep = "keep";

    // A file with less than half of the rows is more likely cut off than right.
    private const int LeastShareDivisor = 2;
    private const int MaxSourceLength = 100;
    private const int MostNamedLoads = 5;

    private readonly string? _overlap;
    private readonly bool _replacesAnyway;

    private EarlierRows(string? overlap, string? source, bool replaces, bool replacesAnyway)
    {
        _overlap = overlap;
        Source = source;
        IsReplacement = replaces;
        _replacesAnyway = replacesAnyway;
    }

    /// <summary>The source whose export it is, or null.</summary>
    public string? Source { get; }

    /// <summary>Whether it replaces the source's earlier rows on its days.</summary>
    public bool IsReplacement { get; }

    /// <summary>Whether a table may be loaded again and again: what it showed before is skipped or replaced.</summary>
    public bool TakesRowsAgain => IsReplacement || _overlap == Skip;

    /// <summary>Whether rows that earlier loads have are loaded a second time.</summary>
    public bool KeepsRows(bool hasOrderIds) => (_overlap ?? (hasOrderIds ? Refuse : Keep)) == Keep;

    /// <summary>Reads the options.</summary>
    public static EarlierRows Parse(LoadOptions options, List<string> errors) =>
        Parse((options.Overlap, options.Source, options.Replace, options.ReplaceAnyway), options.Again, errors);

    /// <summary>Reads the options of a file's load.</summary>
    public static EarlierRows Parse(TransactionFileRequest request, List<string> errors) =>
        Parse((request.Overlap, request.Source, request.Replace, request.ReplaceAnyway), request.Again, errors);

    /// <summary>Reads the options of a table's load.</summary>
    public static EarlierRows Parse(TransactionTableRequest request, List<string> errors) =>
        Parse((request.Overlap, request.Source, request.Replace, request.ReplaceAnyway), request.Again, errors);

    /// <summary>Judges what a load has in common with earlier ones.</summary>
    /// <param name="name">The file or table.</param>
    /// <param name="hasOrderIds">Whether its rows have order ids: without, two equal purchases of a day may both be right.</param>
    /// <param name="rowsLoaded">Rows that it would load.</param>
    /// <param name="comparison">What was found.</param>
    /// <param name="notices">Takes what is worth knowing where it is not refused.</param>
    /// <returns>Whether the rows that earlier loads have are skipped.</returns>
    /// <exception cref="RfmBatchException">The load is refused.</exception>
    public bool Judge(string name, bool hasOrderIds, long rowsLoaded, LoadComparison comparison, List<string> notices)
    {
        if (comparison.Replaced is { } replaced)
        {
            JudgeReplaced(name, replaced, notices);
        }

        if (comparison.RowsOverlapping == 0)
        {
            return false;
        }

        var found = $"{Count(comparison.RowsOverlapping)} of {Count(rowsLoaded)} rows";
        var where = Loads(comparison.Overlaps);
        switch (_overlap ?? (hasOrderIds ? Refuse : Keep))
        {
            case Refuse:
                throw new RfmBatchException(
                    $"'{name}' has {found} that earlier loads have too, with the same customer, order, day, product, quantity and amount: "
                    + $"{where}.",
                    "Nothing was loaded. Say --overlap skip to load only the other rows, --overlap keep to load these a second time; where "
                    + "the source exports its last days again with corrections, load it with --source NAME --replace from the first time "
                    + "on.");
            case Skip:
                notices.Add($"{found} were skipped: {where} had them before.");
                return true;
            default:
                notices.Add(
                    $"{found} are loaded a second time: {where} has them too. If they are the same purchases, take this load back with "
                    + "`rfmbatch loads undo` and say --overlap skip.");
                return false;
        }
    }

    private static EarlierRows Parse(
        (string? Overlap, string? Source, bool Replace, bool ReplaceAnyway) given, bool again, List<string> errors)
    {
        string[] words = [Refuse, Skip, Keep];
        if (given.Overlap is { } overlap && !words.Contains(overlap))
        {
            errors.Add($"--overlap is refuse, skip or keep, not '{overlap}'.{NearestName.Question(overlap, words)}");
        }

        var source = given.Source?.Trim();
        if (source is { Length: 0 or > MaxSourceLength })
        {
            errors.Add($"--source is a name of 1 to {MaxSourceLength} characters.");
        }

        if (given.Replace && source is null)
        {
            errors.Add("--replace needs --source: the name under which the same source's rows were loaded before.");
        }

        if (given.ReplaceAnyway && !given.Replace)
        {
            errors.Add("--replace-anyway goes with --replace.");
        }

        return new EarlierRows(given.Overlap ?? (again ? Keep : null), source, given.Replace, given.ReplaceAnyway);
    }

    private void JudgeReplaced(string name, ReplacedRows replaced, List<string> notices)
    {
        if (!_replacesAnyway && replaced.RowsNow * LeastShareDivisor < replaced.RowsBefore)
        {
            throw new RfmBatchException(
                $"'{name}' has {Count(replaced.RowsNow)} rows on {Days(replaced.DayCount)} for which source '{Source}' had "
                + $"{Count(replaced.RowsBefore)}: less than half.",
                "Nothing was replaced or loaded. Look whether the file is complete; if it is, say --replace-anyway.");
        }

        if (replaced.RowsBefore > 0)
        {
            notices.Add(
                $"{Count(replaced.RowsBefore)} rows of source '{Source}' on {Days(replaced.DayCount)} were replaced by "
                + $"{Count(replaced.RowsNow)}.");
        }

        if (replaced.KeptDayCount > 0)
        {
            notices.Add(
                $"{Days(replaced.KeptDayCount)} between the first and the last of '{name}' are not in it; {Count(replaced.KeptRowCount)} "
                + $"rows of source '{Source}' on them stay.");
        }
    }

    private static string Loads(IReadOnlyList<LoadOverlap> overlaps)
    {
        var named = overlaps.OrderByDescending(overlap => overlap.RowsOverlapping)
            .Take(MostNamedLoads)
            .Select(overlap => $"load {overlap.EarlierLoadKey} ('{overlap.SourceName}') {Count(overlap.RowsOverlapping)}");
        var more = overlaps.Count > MostNamedLoads ? $" and {overlaps.Count - MostNamedLoads} more loads" : "";
        return string.Join(", ", named) + more;
    }

    private static string Days(int count) => count == 1 ? "1 day" : $"{Count(count)} days";

    private static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
