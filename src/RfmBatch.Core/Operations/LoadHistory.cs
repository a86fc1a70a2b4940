namespace RfmBatch.Core.Operations;

/// <summary>Loads of transactions with what each has on each day, as a run sees them: the input of checks of data that jumped.</summary>
/// <param name="Loads">Completed loads, ascending by key.</param>
/// <param name="SeenLoadKey">The newest load of the last published run that had seen fewer; 0 where there is none. Later loads are new.
/// </param>
public sealed record LoadHistory(IReadOnlyList<LoadOfDays> Loads, int SeenLoadKey)
{
    /// <summary>Rows of the last days that lie far behind, where they were asked for: a few of them.</summary>
    public IReadOnlyList<StrayRow> StrayRows { get; init; } = [];

    /// <summary>What published runs were accepted with in spite of it.</summary>
    public IReadOnlyList<AcceptedSubject> Accepted { get; init; } = [];

    /// <summary>The published run that was accepted with a subject, or null.</summary>
    internal int? RunThatAccepted(QualityCheck check, string subject) =>
        Accepted.FirstOrDefault(accepted => accepted.CheckId == check.Id && accepted.Subject == subject)?.RunKey;
}

/// <summary>One load and its days.</summary>
/// <param name="LoadKey">The load.</param>
/// <param name="SourceName">File or table.</param>
/// <param name="SourceLabel">What <c>--source</c> said, or null.</param>
/// <param name="Days">Days with rows of it that count, ascending, all before as-of.</param>
public sealed record LoadOfDays(int LoadKey, string SourceName, string? SourceLabel, IReadOnlyList<LoadedDay> Days)
{
    /// <summary>How it is named in a finding.</summary>
    internal string Name => $"load {LoadKey} ('{SourceName}')";
}

/// <summary>What a load has on one day.</summary>
/// <param name="Day">Days since 1970-01-01.</param>
/// <param name="RowCount">Rows, sales and returns.</param>
/// <param name="Amount">Their sum, ten-thousandths.</param>
/// <param name="SalesAmount">The sum of sales alone, ten-thousandths.</param>
public readonly record struct LoadedDay(int Day, long RowCount, long Amount, long SalesAmount);

/// <summary>A row that is named, without its customer.</summary>
/// <param name="LoadKey">Its load.</param>
/// <param name="OrderId">Its order.</param>
/// <param name="Day">Days since 1970-01-01.</param>
public sealed record StrayRow(int LoadKey, string OrderId, int Day);

/// <summary>What a check found and somebody accepted by publishing the run.</summary>
/// <param name="CheckId">The check.</param>
/// <param name="Subject">One of its subjects: a load, or a load and a day.</param>
/// <param name="RunKey">The run.</param>
public sealed record AcceptedSubject(string CheckId, string Subject, int RunKey);
