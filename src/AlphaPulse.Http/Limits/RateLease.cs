namespace AlphaPulse.Http;

/// <summary>The right to send one request now. Dispose of it when the answer is there, or it is certain that none comes.</summary>
/// <remarks>Safe for use from any thread; the second disposal does nothing.</remarks>
public sealed class RateLease : IDisposable
{
    private readonly long _id;
    private RateBudget? _budget;

    internal RateLease(RateBudget budget, long id) => (_budget, _id) = (budget, id);

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _budget, null)?.Release(_id);
}
