using Microsoft.Extensions.Logging;
using RfmBatch.Core;
using RfmBatch.Storage;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading;

/// <summary>
/// Forgets customers: their id becomes a random token, attributes, rejected text and plan rows go; keys and totals stay, so that published
/// sums do not change.
/// </summary>
/// <param name="store">A deployed store.</param>
/// <param name="clock">Tells which rejected rows are old enough to lose their text at this opportunity.</param>
/// <param name="logger">Logs that it happened, not to whom.</param>
public sealed class CustomerEraser(RfmStore store, TimeProvider clock, ILogger logger)
{
    /// <summary>Forgets customers, each in a transaction of its own; of SQLite's file then nothing of their ids is left.</summary>
    /// <param name="customerIds">The ids as in the source; outer blanks are ignored.</param>
    /// <param name="cancellationToken">Cancels between two of them.</param>
    /// <returns>Their tokens in the same order; null where there is no such customer.</returns>
    /// <exception cref="RfmBatchException">A load is in progress, or somebody uses the file.</exception>
    public async Task<IReadOnlyList<string?>> ForgetAsync(IReadOnlyList<string> customerIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(customerIds);
        await using var turn = await LoadTurn.TakeAsync(store, clock, cancellationToken);
        var tokens = new List<string?>();
        foreach (var customerId in customerIds)
        {
            var token = ForgottenToken.Create();
            tokens.Add(await store.Transactions.ForgetAsync(customerId.Trim(), token, cancellationToken) ? token : null);
        }

        var cleared = await store.Transactions.ClearRejectedTextAsync(
            clock.GetUtcNow().AddDays(-RejectedRow.RawTextDays), cancellationToken);
        Log.Forgotten(logger, cleared);
        await store.ScrubAsync(
            [.. customerIds.Where((_, index) => tokens[index] is not null).Select(id => id.Trim())], CancellationToken.None);
        return tokens;
    }

    /// <summary>Forgets one customer.</summary>
    /// <param name="customerId">The id as in the source; outer blanks are ignored.</param>
    /// <param name="cancellationToken">Cancels before anything is changed.</param>
    /// <returns>The token that now stands for the customer.</returns>
    /// <exception cref="RfmBatchException">There is no such customer, or a load is in progress.</exception>
    public async Task<string> ForgetAsync(string customerId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(customerId);

        // The id itself is personal data and belongs in no message.
        return (await ForgetAsync([customerId], cancellationToken))[0]
            ?? throw new RfmBatchException(
                "There is no customer with this id.",
                "Ids are compared exactly, letter case and leading zeros included, unless the store's first load had --customer-form; "
                + "`rfmbatch export Customer --out customers.csv` lists them.");
    }
}
