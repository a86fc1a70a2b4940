using Spectre.Console;

namespace RfmBatch.Cli.Output;

/// <summary>A column of a <see cref="ConsoleTable"/>.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="IsNumber">Aligned to the right.</param>
/// <param name="GivesWay">Which columns are left out first on a narrow screen: the highest number; 0 never.</param>
internal sealed record ConsoleColumn(string Title, bool IsNumber = false, int GivesWay = 0)
{
    /// <summary>Columns a wrapped text is given at least.</summary>
    public const int WrappedWidth = 30;

    /// <summary>Long text that may take several lines of a screen.</summary>
    public bool MayWrap { get; init; }

    /// <summary>The look of a cell, from its row.</summary>
    public Func<string[], Style>? StyleOf { get; init; }
}
