using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting;

/// <summary>Hands every alert to every sink, and the same alert not again and again.</summary>
/// <remarks>
/// <para>Sinks run at the same time and each within <see cref="AlertOptions.SinkTimeout"/>; one that throws or takes longer is logged and
/// counted, and nothing else notices. An alert that no sink took does not hold back the next one.</para>
/// <para>An alert that says what state something is in makes that of another state known no more: hold, release and hold again within the
/// interval are three alerts, so that the last one that was delivered is true.</para>
/// <para>Safe for use from any thread.</para>
/// </remarks>
public sealed class AlertPublisher
{
    private const int GreatestMemory = 1_024;
    private readonly Lock _gate = new();
    private readonly Dictionary<AlertKey, DateTimeOffset> _delivered = [];
    private readonly IReadOnlyList<IAlertSink> _sinks;
    private readonly AlertOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>Creates a publisher.</summary>
    /// <param name="sinks">Every sink; none makes the publisher do nothing.</param>
    /// <param name="options">How alerts are published; read once.</param>
    /// <param name="time">The clock of repeats and timeouts.</param>
    /// <param name="logger">The log; <see langword="null"/> for none.</param>
    public AlertPublisher(
        IEnumerable<IAlertSink> sinks, IOptions<AlertOptions> options, TimeProvider time, ILogger<AlertPublisher>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(sinks);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        _sinks = [.. sinks];
        _options = options.Value;
        _time = time;
        _logger = logger ?? (ILogger)NullLogger.Instance;
    }

    /// <summary>Publishes an alert. What sinks throw stays here.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="cancellationToken">Cancels the delivery.</param>
    /// <returns>Whether at least one sink took it; <see langword="false"/> as well where it was held back as a repeat.</returns>
    /// <exception cref="OperationCanceledException">The delivery was cancelled.</exception>
    public async Task<bool> PublishAsync(Alert alert, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(alert);
        cancellationToken.ThrowIfCancellationRequested();
        if (_sinks.Count == 0)
        {
            return false;
        }

        var key = AlertKey.Of(alert);
        if (!TryClaim(key, out var claimed))
        {
            AlertLog.Suppressed(_logger, alert.Code, alert.Series, _options.RepeatInterval);
            HostingTelemetry.AlertsSuppressed.Add(1, new TagList { { "code", alert.Code } });
            return false;
        }

        var taken = false;
        try
        {
            var results = await Task.WhenAll(_sinks.Select(sink => SendAsync(sink, alert, cancellationToken))).ConfigureAwait(false);
            taken = results.Contains(true);
        }
        finally
        {
            if (!taken)
            {
                Forget(key, claimed);
            }
        }

        if (taken)
        {
            HostingTelemetry.AlertsPublished.Add(1, new TagList { { "code", alert.Code }, { "severity", SnakeCase.Of(alert.Severity) } });
        }

        return taken;
    }

    private async Task<bool> SendAsync(IAlertSink sink, Alert alert, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            // On another thread, so that a sink that blocks is bounded by the timeout like one that waits.
            await Task.Run(() => sink.SendAsync(alert, stop.Token).AsTask(), stop.Token)
                .WaitAsync(_options.SinkTimeout, _time, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever a sink throws, the others and the work that raised the alert go on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            await stop.CancelAsync().ConfigureAwait(false);
            var name = sink.GetType().Name;
            AlertLog.SinkFailed(_logger, name, alert.Code, exception);
            HostingTelemetry.AlertsFailed.Add(1, new TagList { { "code", alert.Code }, { "sink", name } });
            return false;
        }
    }

    private bool TryClaim(AlertKey key, out DateTimeOffset now)
    {
        lock (_gate)
        {
            now = _time.GetUtcNow();
            if (_delivered.TryGetValue(key, out var last) && now - last < _options.RepeatInterval)
            {
                return false;
            }

            if (_delivered.Count >= GreatestMemory)
            {
                foreach (var (old, at) in _delivered)
                {
                    if (now - at >= _options.RepeatInterval)
                    {
                        _delivered.Remove(old);
                    }
                }
            }

            foreach (var other in key.OtherStates())
            {
                _delivered.Remove(other);
            }

            _delivered[key] = now;
            return true;
        }
    }

    private void Forget(AlertKey key, DateTimeOffset claimed)
    {
        lock (_gate)
        {
            if (_delivered.TryGetValue(key, out var last) && last == claimed)
            {
                _delivered.Remove(key);
            }
        }
    }
}
