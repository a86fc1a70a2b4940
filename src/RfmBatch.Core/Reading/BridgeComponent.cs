namespace RfmBatch.Core.Reading;

/// <summary>
/// What a part of a revenue bridge is due to; the names are part of the published contract (<c>bi.RevenueBridge.Component</c>).
/// </summary>
public enum BridgeComponent
{
    /// <summary>Customers who were not in the earlier run.</summary>
    Entered,

    /// <summary>Customers who are not in the later run.</summary>
    Left,

    /// <summary>Customers who came from another segment.</summary>
    MovedIn,

    /// <summary>Customers who went to another segment.</summary>
    MovedOut,

    /// <summary>Orders per customer of the segment.</summary>
    OrdersPerCustomer,

    /// <summary>Amount per order of the segment.</summary>
    AmountPerOrder,

    /// <summary>Revenue of segments without any order, which is returns.</summary>
    WithoutOrders,
}
