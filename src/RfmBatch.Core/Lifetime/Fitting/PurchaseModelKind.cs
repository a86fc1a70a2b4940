namespace RfmBatch.Core.Lifetime.Fitting;

/// <summary>The model that predicts orders; names in options are lower case.</summary>
public enum PurchaseModelKind
{
    /// <summary>No prediction.</summary>
    Off,

    /// <summary>BG/NBD, or its limit without dropout where the data do not show any.</summary>
    Auto,

    /// <summary>BG/NBD (Fader, Hardie and Lee 2005).</summary>
    Bgnbd,

    /// <summary>MBG/NBD (Batislam, Denizel and Filiztekin 2007).</summary>
    Mbg,

    /// <summary>Pareto/NBD (Schmittlein, Morrison and Colombo 1987).</summary>
    Pareto,
}
