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
    /// <summary>Forgets one customer.</summary>
    /// <param name="customerId">The id as in the source; outer blanks are ignored.</param>
    /// <param name="cancellationToken">Cancels before anything is changed.</param>
    /// <returns>The token that now stands for the customer.</returns>
    /// <exception cref="RfmBatchException">There is no such customer, or a load is in progress.</exception>
    public async Task<string> ForgetAsync(string customerId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(customerId);
        await using var turn = await LoadTurn.TakeAsync(store, clock, cancellationToken);
        var token = ForgottenToken.Create();
        if (!await store.Transactions.ForgetAsync(customerId.Trim(), token, cancellationToken))
        {
            // The id itself is personal data and belongs in no message.
            throw new RfmBatchException(
                "There is no customer with this id.",
                "Ids are compared exactly, letter case and leading zeros included, unless the store's first load had --customer-form; "
                + "`rfmbatch export Customer --out customers.csv` lists them.");
        }

        var cleared = await store.Transactions.ClearRejectedTextAsync(
            clock.GetUtcNow().AddDays(-RejectedRow.RawTextDays), cancellationToken);
        Log.Forgotten(logger, cleared);
        return token;
    }
}
