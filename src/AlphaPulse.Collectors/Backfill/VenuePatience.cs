namespace AlphaPulse.Collectors;

/// <summary>Waits for a venue that asks to be left alone, up to a limit for all waits together, and asks again then.</summary>
/// <param name="limit">The limit.</param>
/// <param name="time">The clock.</param>
/// <param name="tell">Told before each wait until when it goes, and why.</param>
internal sealed class VenuePatience(TimeSpan limit, TimeProvider time, Action<DateTimeOffset, string> tell)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private TimeSpan _left = limit;
    private TimeSpan _least = TimeSpan.FromSeconds(1);
    private bool _wasAnswered;

    /// <summary>Asks until something else comes than a wish to be left alone, or the limit is reached.</summary>
    public async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        while (true)
        {
            DateTimeOffset until;
            string reason;
            try
            {
                var answer = await ask().ConfigureAwait(false);
                _wasAnswered = true;
                return answer;
            }
            catch (VenueException refused) when (IsWorthWaiting(refused) && WaitFor(refused) is var wait && wait <= _left)
            {
                _left -= wait;
                until = time.GetUtcNow() + wait;
                reason = refused.Message;
            }

            tell(until, reason);
            await Task.Delay(until - time.GetUtcNow(), time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A page with 403 that does not say until when is a ban of a venue that has answered before; of one that has not, it rather turns the address away for good.</summary>
    private bool IsWorthWaiting(VenueException refused) =>
        refused is { IsRateRefusal: true, RetryAt: not null } && (_wasAnswered || refused is not { HttpStatus: 403, IsRetryAtAssumed: true });

    /// <summary>A venue that names times that are too short is asked less and less often.</summary>
    private TimeSpan WaitFor(VenueException refused)
    {
        var named = refused.RetryAt!.Value - time.GetUtcNow();
        var wait = named > _least ? named : _least;
        _least = 2 * _least < Longest ? 2 * _least : Longest;
        return wait;
    }
}
