namespace RfmBatch.Core.Campaigns;

/// <summary>Who responded within one draw of a control: an action of a plan.</summary>
/// <param name="Treated">Customers treated.</param>
/// <param name="TreatedResponses">Of them, those who ordered.</param>
/// <param name="Control">Customers left alone.</param>
/// <param name="ControlResponses">Of them, those who ordered.</param>
public readonly record struct ResponseStratum(int Treated, int TreatedResponses, int Control, int ControlResponses)
{
    /// <summary>Fewest controls in all of which anything is said.</summary>
    public const int FewestControls = 50;

    /// <summary>Fewest responses in all, of treated and control together, of which anything is said.</summary>
    public const int FewestResponses = 5;

    /// <summary>Those who ordered, treated or not.</summary>
    public int Responses => TreatedResponses + ControlResponses;

    /// <summary>Whether there are treated and control to compare.</summary>
    public bool IsComparable => Treated > 0 && Control > 0;

    /// <summary>Whether so many controls and responses tell anything: below, an estimate is one customer more or less.</summary>
    public static bool IsEnough(int controls, int responses) => controls >= FewestControls && responses >= FewestResponses;
}
