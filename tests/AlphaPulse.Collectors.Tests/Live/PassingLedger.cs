namespace AlphaPulse.Collectors.Tests.Live;

/// <summary>A ledger that fails as often as a test says: before a write, or after it, where nobody can tell whether it was done.</summary>
internal sealed class PassingLedger(ICoverageLedger inner) : ICoverageLedger
{
    private int _failures;

    /// <summary>How many of the next calls fail.</summary>
    public int Failures
    {
        get => Volatile.Read(ref _failures);
        set => Volatile.Write(ref _failures, value);
    }

    public bool IsTransient { get; set; } = true;

    /// <summary>Whether what fails is done nevertheless.</summary>
    public bool IsDone { get; set; }

    public async Task<BarWriteResult> RecordAsync(CoverageUpdate update, CancellationToken cancellationToken = default)
    {
        var fails = Interlocked.Decrement(ref _failures) >= 0;
        var result = !fails || IsDone ? await inner.RecordAsync(update, cancellationToken) : default;
        return !fails ? result : throw new StoreException("The store is locked.") { IsTransient = IsTransient };
    }

    public Task<IReadOnlyList<CoverageSpan>> ReadAsync(
        BarSeriesId series, DateTimeOffset? from = null, DateTimeOffset? to = null, CancellationToken cancellationToken = default) =>
        Interlocked.Decrement(ref _failures) >= 0 ? throw new StoreException("The store is locked.") { IsTransient = IsTransient } : inner.ReadAsync(series, from, to, cancellationToken);

    public Task<IReadOnlyList<BarSeriesId>> ListSeriesAsync(CancellationToken cancellationToken = default) => inner.ListSeriesAsync(cancellationToken);
}
