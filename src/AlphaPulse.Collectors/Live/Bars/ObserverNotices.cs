using Microsoft.Extensions.Logging;

namespace AlphaPulse.Collectors;

/// <summary>Tells the observers, without waiting for them.</summary>
/// <remarks>Safe for use from any thread.</remarks>
internal sealed class ObserverNotices(IReadOnlyList<ILiveBarObserver> observers, ILogger logger, CancellationToken cancellationToken)
{
    private readonly Lock _gate = new();
    private readonly HashSet<Task> _running = [];

    public void Tell(Func<ILiveBarObserver, CancellationToken, ValueTask> tell)
    {
        lock (_gate)
        {
            _running.RemoveWhere(task => task.IsCompleted);
            foreach (var observer in observers)
            {
                _running.Add(TellAsync(observer, tell));
            }
        }
    }

    public Task DrainAsync()
    {
        lock (_gate)
        {
            return Task.WhenAll(_running);
        }
    }

    private async Task TellAsync(ILiveBarObserver observer, Func<ILiveBarObserver, CancellationToken, ValueTask> tell)
    {
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
