using System.Text.Json;

namespace AlphaPulse.Hosting;

/// <summary>Tells of the drift of one model when its level changes, and not at every bar: an alert, and the record beside its version.</summary>
/// <remarks>Holds state; belongs to one thread.</remarks>
/// <param name="watch">The watch.</param>
/// <param name="model">The model that is watched.</param>
/// <param name="series">The series.</param>
/// <param name="mode">Under what authority signals are made.</param>
/// <param name="registry">Keeps the record.</param>
/// <param name="alerts">Takes the alerts.</param>
/// <param name="time">The clock of the alerts.</param>
internal sealed class DriftReporter(
    DriftWatch watch, string model, BarSeriesId series, SignalMode mode, IModelRegistry registry, AlertPublisher alerts, TimeProvider time)
{
    private DriftLevel _level;
    private DateTimeOffset? _since;
    private DateTimeOffset? _last;

    /// <summary>Takes in what the watch says at a bar.</summary>
    public async ValueTask ObserveAsync(DateTimeOffset bar, CancellationToken cancellationToken)
    {
        _last = bar;
        if (watch.Level == _level)
        {
            return;
        }

        var before = _level;
        (_level, _since) = (watch.Level, bar);
        await StoreAsync(cancellationToken).ConfigureAwait(false);
        if (DriftAlerts.Of(before, watch, model, series, mode, bar, time.GetUtcNow()) is { } alert)
        {
            await alerts.PublishAsync(alert, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Keeps where it stands at the end.</summary>
    public Task FinishAsync(CancellationToken cancellationToken) => StoreAsync(cancellationToken);

    private async Task StoreAsync(CancellationToken cancellationToken)
    {
        if (_last is not { } last)
        {
            return;
        }

        var record = new DriftRecord(
            series.ToString(),
            SnakeCase.Of(mode),
            SnakeCase.Of(watch.Status),
            SnakeCase.Of(_level),
            _since,
            last,
            [.. watch.ListDrifts().Select(DriftAlerts.Describe)]);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(record, HostingJsonContext.Default.DriftRecord);
        await registry.StoreEvidenceAsync(model, DriftRecord.FileName, bytes, cancellationToken).ConfigureAwait(false);
    }
}
