using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Fitting;

/// <summary>A purchase model that can be fitted.</summary>
/// <param name="Kind">Which; <see cref="PurchaseModelKind.Mbgcnbd"/> with its regularity.</param>
/// <param name="Regularity">k of MBG/CNBD-k, otherwise 1.</param>
internal readonly record struct CandidateModel(PurchaseModelKind Kind, int Regularity = 1)
{
    /// <summary>Greatest k that is tried.</summary>
    public const int MaxRegularity = 6;

    /// <summary>Those that <c>auto</c> chooses among, in the order in which level ones are preferred.</summary>
    public static IReadOnlyList<CandidateModel> Auto { get; } =
    [
        new(PurchaseModelKind.Bgnbd), new(PurchaseModelKind.Mbg), new(PurchaseModelKind.Pareto),
        .. Enumerable.Range(2, MaxRegularity - 1).Select(k => new CandidateModel(PurchaseModelKind.Mbgcnbd, k)),
    ];

    /// <summary>Those that an option allows.</summary>
    public static IReadOnlyList<CandidateModel> For(PurchaseModelKind kind) => kind switch
    {
        PurchaseModelKind.Auto => Auto,
        PurchaseModelKind.Mbgcnbd =>
            [.. Enumerable.Range(1, MaxRegularity).Select(k => new CandidateModel(PurchaseModelKind.Mbgcnbd, k))],
        _ => [new(kind)],
    };

    /// <summary>The name in the literature.</summary>
    public string Name => Kind switch
    {
        PurchaseModelKind.Bgnbd => "BG/NBD",
        PurchaseModelKind.Mbg => "MBG/NBD",
        PurchaseModelKind.Pareto => "Pareto/NBD",
        _ => $"MBG/CNBD-{Regularity}",
    };

    /// <summary>The model with given parameters.</summary>
    public IPurchaseModel With(IReadOnlyList<double> p) => Kind switch
    {
        PurchaseModelKind.Pareto => new ParetoNbdModel(p[0], p[1], p[2], p[3]),
        PurchaseModelKind.Mbgcnbd => new MbgCnbdModel(Regularity, p[0], p[1], p[2], p[3]),
        _ => new BgNbdModel(p[0], p[1], p[2], p[3], Kind == PurchaseModelKind.Mbg),
    };

    /// <summary>Its log-likelihood, without what no parameter moves.</summary>
    public ILogLikelihood Likelihood(HistoryGroups groups) => Kind switch
    {
        PurchaseModelKind.Pareto => new ParetoNbdLikelihood(groups),
        PurchaseModelKind.Mbgcnbd => new MbgCnbdLikelihood(groups, Regularity),
        PurchaseModelKind.Bgnbd or PurchaseModelKind.Mbg => new BgNbdLikelihood(groups, Kind == PurchaseModelKind.Mbg),
        _ => throw new InvalidOperationException($"{Kind} has no likelihood of its own."),
    };
}

/// <summary>The model that predicts orders; names in options are lower case.</summary>
public enum PurchaseModelKind
{
    /// <summary>No prediction.</summary>
    Off,

    /// <summary>The one of all of them that the data prefer, or the limit without dropout where they do not show any.</summary>
    Auto,

    /// <summary>BG/NBD (Fader, Hardie and Lee 2005).</summary>
    Bgnbd,

    /// <summary>MBG/NBD (Batislam, Denizel and Filiztekin 2007).</summary>
    Mbg,

    /// <summary>Pareto/NBD (Schmittlein, Morrison and Colombo 1987).</summary>
    Pareto,

    /// <summary>MBG/CNBD-k, k by likelihood (Platzer and Reutterer 2016).</summary>
    Mbgcnbd,
}
