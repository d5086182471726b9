using AlphaPulse.Collectors;

namespace AlphaPulse.Hosting;

/// <summary>Is told what <see cref="InstrumentLifeService"/> finds. Register as many as are wanted.</summary>
/// <remarks>The next look waits for it; what one throws is logged. Implementations are safe for use from any thread.</remarks>
public interface IInstrumentLifeObserver
{
    /// <summary>A venue was looked at, and what was found is in the ledger.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is told.</returns>
    ValueTask OnLookedAsync(InstrumentLifeReport report, CancellationToken cancellationToken);

    /// <summary>A look failed: nothing was recorded, no instrument counts as delisted, and the venue is looked at again.</summary>
    /// <param name="venue">The venue.</param>
    /// <param name="error">Why.</param>
    /// <param name="retryIn">After which time it is looked at again.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is told.</returns>
    ValueTask OnLookFailedAsync(string venue, Exception error, TimeSpan retryIn, CancellationToken cancellationToken);
}
