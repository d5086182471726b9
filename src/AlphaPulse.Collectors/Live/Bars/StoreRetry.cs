using Microsoft.Extensions.Logging;

namespace AlphaPulse.Collectors;

/// <summary>Calls a store again that cannot be used for now: what is written is there as a whole or not at all, and writing it twice changes nothing.</summary>
internal sealed class StoreRetry(string venue, TimeSpan patience, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <exception cref="StoreException">The store cannot be used, or not within the patience.</exception>
    public async Task<T> CallAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        for (var wait = Shortest; ; wait = 2 * wait < Longest ? 2 * wait : Longest)
        {
            try
            {
                return await call().ConfigureAwait(false);
            }
            catch (StoreException exception) when (exception.IsTransient && time.GetElapsedTime(began) + wait <= patience)
            {
                CollectorsLog.StoreFailed(logger, venue, exception.Message, wait);
            }

            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
