namespace AlphaPulse;

/// <summary>Takes alerts somewhere: a console, a chat, a pager.</summary>
/// <remarks>
/// Register as many as are wanted; each receives every alert. What one throws is logged and counted, and stops neither the others
/// nor the work that raised the alert. Implementations are safe for use from any thread.
/// </remarks>
public interface IAlertSink
{
    /// <summary>Delivers an alert.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="cancellationToken">Cancels the delivery.</param>
    /// <returns>A task that ends when it is delivered.</returns>
    ValueTask SendAsync(Alert alert, CancellationToken cancellationToken = default);
}
