using Microsoft.Extensions.Logging;

namespace AlphaPulse.Collectors;

/// <summary>Tells each observer one thing after the other, in the order in which they happened, without waiting for any.</summary>
/// <remarks>Safe for use from any thread.</remarks>
internal sealed class ObserverNotices(IReadOnlyList<ILiveBarObserver> observers, ILogger logger, CancellationToken cancellationToken)
{
    private readonly Lock _gate = new();

    // By observer: what it was told last, and is still busy with perhaps.
    private readonly Task[] _last = [.. observers.Select(_ => Task.CompletedTask)];

    public void Tell(Func<ILiveBarObserver, CancellationToken, ValueTask> tell)
    {
        lock (_gate)
        {
            for (var i = 0; i < _last.Length; i++)
            {
                _last[i] = TellAsync(_last[i], observers[i], tell);
            }
        }
    }

    public Task DrainAsync()
    {
        lock (_gate)
        {
            return Task.WhenAll(_last);
        }
    }

    private async Task TellAsync(Task before, ILiveBarObserver observer, Func<ILiveBarObserver, CancellationToken, ValueTask> tell)
    {
        await before.ConfigureAwait(false);
        try
        {
            // Begun even where the end has come: what happened before it is told, and the observer sees by the token that there is no time.
            await Task.Run(() => tell(observer, cancellationToken).AsTask(), CancellationToken.None).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The collector has ended.
        }
#pragma warning disable CA1031 // Whatever an observer throws, bars go on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            CollectorsLog.ObserverFailed(logger, observer.GetType().Name, exception);
        }
    }
}
