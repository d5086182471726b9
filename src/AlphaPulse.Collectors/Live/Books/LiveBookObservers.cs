using Microsoft.Extensions.Logging;

namespace AlphaPulse.Collectors;

/// <summary>Tells the observers of books, whatever one of them throws. Guarded by the lock of the run.</summary>
internal sealed class LiveBookObservers(IReadOnlyList<ILiveBookObserver> observers, ILogger logger)
{
    // A list behind an interface would allocate an enumerator for each update.
    private readonly ILiveBookObserver[] _observers = [.. observers];
    private readonly HashSet<ILiveBookObserver> _failed = [];

    /// <summary>Failures are logged again.</summary>
    public void BeginConnection() => _failed.Clear();

    public void Changed(in LiveBook book)
    {
        foreach (var observer in _observers)
        {
            try
            {
                observer.OnBook(book);
            }
#pragma warning disable CA1031 // Whatever an observer throws, the books go on.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Fail(observer, exception);
            }
        }
    }

    public void Lost(LiveBookLoss loss) => Tell(observer => observer.OnBookLost(loss));

    public void Refused(StreamRefusedException refusal) => Tell(observer => observer.OnSubscriptionRefused(refusal));

    private void Tell(Action<ILiveBookObserver> tell)
    {
        foreach (var observer in _observers)
        {
            try
            {
                tell(observer);
            }
#pragma warning disable CA1031 // Whatever an observer throws, the books go on.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Fail(observer, exception);
            }
        }
    }

    private void Fail(ILiveBookObserver observer, Exception exception)
    {
        if (_failed.Add(observer))
        {
            CollectorsLog.ObserverFailed(logger, observer.GetType().Name, exception);
        }
    }
}
