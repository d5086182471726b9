namespace AlphaPulse.Collectors;

/// <summary>Is told what happens to live series as a whole. Register as many as are wanted.</summary>
/// <remarks>
/// Collection does not wait for an observer, and what one throws is logged. A collector tells each observer one thing after the other in the order in which they happened, so one
/// that takes its time learns of the next later. Several collectors may tell it at the same time: implementations are safe for use from any thread.
/// </remarks>
public interface ILiveBarObserver
{
    /// <summary>A whole venue has stopped; told once, however many series it has.</summary>
    /// <param name="outage">The outage.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is told.</returns>
    ValueTask OnVenueStoppedAsync(VenueOutage outage, CancellationToken cancellationToken);

    /// <summary>A venue that had stopped is back; told once.</summary>
    /// <param name="outage">The outage, with its end.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is told.</returns>
    ValueTask OnVenueReturnedAsync(VenueOutage outage, CancellationToken cancellationToken);

    /// <summary>The venue refused a subscription: nothing comes of the symbol until a later connection.</summary>
    /// <param name="refusal">Which and why.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is told.</returns>
    ValueTask OnSubscriptionRefusedAsync(StreamRefusedException refusal, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>The venue does not have a symbol that is to be followed, as one that is listed no more: it is left out until the next start, and the others run.</summary>
    /// <param name="symbol">The symbol as the options name it.</param>
    /// <param name="reason">What the venue said.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is told.</returns>
    ValueTask OnSymbolMissingAsync(string symbol, VenueException reason, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>The firewall held back a closed bar: it is in quarantine and was not handed over.</summary>
    /// <param name="row">The bar and why it is held.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is told.</returns>
    ValueTask OnBarHeldAsync(QuarantinedRow row, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
