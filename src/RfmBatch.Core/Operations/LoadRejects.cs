namespace RfmBatch.Core.Operations;

/// <summary>What the loads between two runs rejected.</summary>
/// <param name="LoadCount">Loads of transactions.</param>
/// <param name="RowsRead">Rows they read.</param>
/// <param name="RowsRejected">Of these, rejected.</param>
/// <param name="Shapes">Rejected rows by reason and shape of the value at fault, the most frequent first.</param>
public sealed record LoadRejects(int LoadCount, long RowsRead, long RowsRejected, IReadOnlyList<RejectedShape> Shapes);

/// <summary>Rejected rows of one reason and shape.</summary>
/// <param name="ReasonCode">The reason code, such as <c>bad-number</c>.</param>
/// <param name="Shape">Digits as 9, letters as a; empty where the reason has no shapes.</param>
/// <param name="RowsRejected">How many.</param>
public sealed record RejectedShape(string ReasonCode, string Shape, long RowsRejected);
