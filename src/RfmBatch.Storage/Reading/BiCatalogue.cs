using RfmBatch.Core;

namespace RfmBatch.Storage.Reading;

/// <summary>The views of the <c>bi</c> contract with their columns, in the order of the contract; the same for both stores.</summary>
/// <remarks>Columns are added at the end and never renamed: reports and scripts of other people depend on them.</remarks>
public static partial class BiCatalogue
{
    private static readonly Dictionary<string, BiView> ByName = All().ToDictionary(view => view.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>All views, dimensions first.</summary>
    public static IReadOnlyList<BiView> Views { get; } = [.. All()];

    /// <summary>Finds a view by name; letter case, <c>bi.</c> and <c>bi_</c> do not matter.</summary>
    /// <exception cref="InvalidInputException">There is no such view; the message lists all.</exception>
    public static BiView Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var bare = name.StartsWith("bi.", StringComparison.OrdinalIgnoreCase) || name.StartsWith("bi_", StringComparison.OrdinalIgnoreCase)
            ? name[3..]
            : name;
        return ByName.TryGetValue(bare, out var view)
            ? view
            : throw new InvalidInputException(
                [$"There is no view '{name}'."], $"Use one of: {string.Join(", ", Views.Select(v => v.Name))}.");
    }

    private static BiView View(string name, string orderBy, BiRunScope scope, string columns, string? runColumn = null) =>
        new(name, [.. columns.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Column)], orderBy.Split(' '), scope, runColumn);

    // "RunKey:i" is the shortest form in which 200 columns stay readable beside each other.
    private static BiColumn Column(string text) => new(text[..^2], text[^1] switch
    {
        'i' => BiColumnKind.Whole,
        'n' => BiColumnKind.Number,
        'm' => BiColumnKind.Amount,
        'd' => BiColumnKind.Date,
        'u' => BiColumnKind.Instant,
        'b' => BiColumnKind.Flag,
        't' => BiColumnKind.Text,
        _ => throw new InvalidOperationException($"Column '{text}' has no kind."),
    });
}

/// <summary>One column of a <c>bi</c> view.</summary>
/// <param name="Name">Name in the contract.</param>
/// <param name="Kind">What it holds.</param>
public sealed record BiColumn(string Name, BiColumnKind Kind);

/// <summary>How a <c>bi</c> view depends on runs, and so what a reader shows when no run is named.</summary>
public enum BiRunScope
{
    /// <summary>Not kept per run: always everything, and no run may be named.</summary>
    None,

    /// <summary>One row per run: everything, or the run named.</summary>
    AllRuns,

    /// <summary>Kept per run: the latest run of every program, or the run named.</summary>
    LatestRun,

    /// <summary>Shows latest runs only, by its definition; no run may be named.</summary>
    AlwaysLatest,
}

/// <summary>One view of the <c>bi</c> contract.</summary>
/// <param name="Name">Name without schema.</param>
/// <param name="Columns">Columns in their order.</param>
/// <param name="OrderBy">Columns that identify a row, in the order in which a reader sorts: equal data is read in equal order.</param>
/// <param name="Scope">How it depends on runs.</param>
/// <param name="RunColumn">The column that names the run, or null.</param>
public sealed record BiView(
    string Name, IReadOnlyList<BiColumn> Columns, IReadOnlyList<string> OrderBy, BiRunScope Scope, string? RunColumn)
{
    /// <summary>The view with some of its columns.</summary>
    /// <exception cref="ArgumentException">It has no column of a name.</exception>
    internal BiView Only(IReadOnlyList<string> columnNames) => this with
    {
        Columns =
        [
            .. columnNames.Select(
                name => Columns.FirstOrDefault(column => column.Name == name)
                    ?? throw new ArgumentException($"{Name} has no column {name}.", nameof(columnNames)))
        ],
    };
}
