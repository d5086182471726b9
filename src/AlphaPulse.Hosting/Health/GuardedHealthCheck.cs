using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AlphaPulse.Hosting;

/// <summary>A check that answers whatever happens: what it throws is the failure status with the message. Only a cancellation passes.</summary>
internal abstract class GuardedHealthCheck : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var failure = context?.Registration?.FailureStatus ?? HealthStatus.Unhealthy;
        try
        {
            return await CheckAsync(failure, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // A check that throws tells nothing; one that says what it met does.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new HealthCheckResult(
                failure,
                exception.Message,
                exception,
                new Dictionary<string, object>(StringComparer.Ordinal) { ["error"] = exception.GetType().Name });
        }
    }

    /// <summary>Checks.</summary>
    /// <param name="failure">The status of what must not be; unhealthy unless the registration says otherwise.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <returns>The result.</returns>
    protected abstract Task<HealthCheckResult> CheckAsync(HealthStatus failure, CancellationToken cancellationToken);

    /// <summary>A service that the check cannot do without.</summary>
    protected static T Need<T>(Func<T?> resolve, string remedy)
        where T : class =>
        resolve() ?? throw new InvalidOperationException($"No {typeof(T).Name} is registered; {remedy}.");
}
