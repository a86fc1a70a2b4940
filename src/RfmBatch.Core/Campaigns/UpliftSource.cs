namespace RfmBatch.Core.Campaigns;

/// <summary>Where an uplift comes from; the names are part of the published contract (<c>bi.PlanAction.UpliftSource</c>, lower case).</summary>
public enum UpliftSource
{
    /// <summary>The rule set's or the actions file's assumption.</summary>
    Assumed,

    /// <summary>Given with <c>--uplift</c>.</summary>
    Given,

    /// <summary>Measured against the control of earlier plans.</summary>
    Measured,
}
