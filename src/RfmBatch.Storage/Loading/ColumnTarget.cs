namespace RfmBatch.Storage.Loading;

/// <summary>What a column of a source is used for.</summary>
public enum ColumnTarget
{
    /// <summary>The customer's id.</summary>
    Customer,

    /// <summary>The order's id.</summary>
    Order,

    /// <summary>The day of the order.</summary>
    Date,

    /// <summary>The line's amount.</summary>
    Amount,

    /// <summary>The quantity.</summary>
    Quantity,

    /// <summary>The price of one.</summary>
    Price,

    /// <summary>The product's code.</summary>
    Product,

    /// <summary>The product's category.</summary>
    Category,
}
