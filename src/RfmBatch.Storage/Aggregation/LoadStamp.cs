namespace RfmBatch.Storage.Aggregation;

/// <summary>What has been loaded so far: a run counts no transaction of a later load, whatever is loaded while it reads.</summary>
/// <param name="LastLoadKey">Key of the newest completed load.</param>
/// <param name="FirstOrderDate">First transaction of the store, or null where nothing is loaded.</param>
/// <param name="LastOrderDate">Last transaction of the store, or null where nothing is loaded.</param>
/// <param name="FirstCustomerKey">Smallest customer key.</param>
/// <param name="LastCustomerKey">Largest customer key.</param>
public sealed record LoadStamp(int LastLoadKey, DateOnly? FirstOrderDate, DateOnly? LastOrderDate, int FirstCustomerKey, int LastCustomerKey);
