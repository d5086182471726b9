using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlphaPulse.Collectors;

/// <summary>A ledger that lets bars pass a <see cref="BarFirewall"/> on their way into the store: what is not believed goes to quarantine.</summary>
/// <remarks>
/// <para>Everything that is recorded through it is judged, whoever collects. The bars before those of an update are read from the store and
/// the quarantine, so that a verdict does not depend on how the bars were cut into pages, nor on what comes later.</para>
/// <para>A bar that is held stands in the ledger as lost, with the reason, unless the store has another version of it. One that the next bar
/// confirms passes as known from when that one was. A bar that was let go, or with which the one in the store agrees, is not held again. Each
/// version of a bar is judged by itself; what was held of one is superseded when a later version passes. Safe for use from any thread.</para>
/// </remarks>
public sealed class FirewallLedger : ICoverageLedger
{
    /// <summary>What stands as the source of rows in quarantine.</summary>
    public const string Source = "firewall";

    private readonly ICoverageLedger _inner;
    private readonly IBarStore _bars;
    private readonly IHeldBarStore _held;
    private readonly FirewallLedgerOptions _options;
    private readonly ILogger _logger;
    private long _heldCount;
    private long _releasedCount;

    /// <summary>Creates the stage.</summary>
    /// <param name="inner">The ledger behind it.</param>
    /// <param name="bars">The bars of that ledger.</param>
    /// <param name="held">The quarantine of that ledger.</param>
    /// <param name="options">The options; the defaults where <see langword="null"/>.</param>
    /// <param name="logger">Where to log; nowhere by default.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public FirewallLedger(
        ICoverageLedger inner, IBarStore bars, IHeldBarStore held, FirewallLedgerOptions? options = null, ILogger<FirewallLedger>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(bars);
        ArgumentNullException.ThrowIfNull(held);
        _options = options ?? new FirewallLedgerOptions();
        if (new FirewallLedgerOptionsValidator().Validate(name: null, _options) is { Failed: true } failure)
        {
            throw new ArgumentException(failure.FailureMessage, nameof(options));
        }

        (_inner, _bars, _held) = (inner, bars, held);
        _logger = logger ?? (ILogger)NullLogger.Instance;
    }

    /// <summary>How many bars it has held back.</summary>
    public long Held => Interlocked.Read(ref _heldCount);

    /// <summary>How many bars of earlier updates it has let go, since a later bar confirmed them.</summary>
    public long Released => Interlocked.Read(ref _releasedCount);

    /// <inheritdoc/>
    public async Task<BarWriteResult> RecordAsync(CoverageUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        if (await JudgeAsync(update, cancellationToken).ConfigureAwait(false) is not { } judged)
        {
            return await _inner.RecordAsync(update, cancellationToken).ConfigureAwait(false);
        }

        await ReleaseAsync(judged, cancellationToken).ConfigureAwait(false);
        var result = await _inner.RecordAsync(judged.Update, cancellationToken).ConfigureAwait(false);
        await SupersedeAsync(judged, cancellationToken).ConfigureAwait(false);
        Count(judged);
        return result;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<CoverageSpan>> ReadAsync(
        BarSeriesId series, DateTimeOffset? from = null, DateTimeOffset? to = null, CancellationToken cancellationToken = default) =>
        _inner.ReadAsync(series, from, to, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<BarSeriesId>> ListSeriesAsync(CancellationToken cancellationToken = default) =>
        _inner.ListSeriesAsync(cancellationToken);

    /// <summary>Judges and keeps updates of different series, all of them in one transaction of the ledger behind it.</summary>
    /// <returns>What was made of each; <see langword="null"/> where it had no bars to judge.</returns>
    internal async Task<JudgedUpdate?[]> RecordJudgedAsync(IReadOnlyList<CoverageUpdate> updates, CancellationToken cancellationToken)
    {
        var judged = new JudgedUpdate?[updates.Count];
        var passed = new CoverageUpdate[updates.Count];
        for (var i = 0; i < judged.Length; i++)
        {
            judged[i] = await JudgeAsync(updates[i], cancellationToken).ConfigureAwait(false);
            passed[i] = judged[i]?.Update ?? updates[i];
        }

        foreach (var one in judged.OfType<JudgedUpdate>())
        {
            await ReleaseAsync(one, cancellationToken).ConfigureAwait(false);
        }

        await _inner.RecordAsync(passed, cancellationToken).ConfigureAwait(false);
        foreach (var one in judged.OfType<JudgedUpdate>())
        {
            await SupersedeAsync(one, cancellationToken).ConfigureAwait(false);
            Count(one);
        }

        return judged;
    }

    /// <summary>Lets go what an update confirms, before the update is kept: a process that is killed between asks for the bar that confirms again.</summary>
    private async Task ReleaseAsync(JudgedUpdate judged, CancellationToken cancellationToken)
    {
        foreach (var (bar, held, by) in judged.Confirmed)
        {
            if (held is null)
            {
                judged.Released.Add((bar, by, IsOurs: false));
                continue;
            }

            var reason = $"the bar of {UtcText.Format(by.OpenTime)} confirmed it";
            judged.Released.Add(((await _held.ReleaseAsync(held.Id, reason, by.AvailableAt, cancellationToken).ConfigureAwait(false)).Bar, by, IsOurs: true));
            CollectorsTelemetry.BarsReleased.Add(1);
            CollectorsLog.Released(_logger, held.Bar.Series, held.Bar.OpenTime, reason);
            Interlocked.Increment(ref _releasedCount);
        }
    }

    /// <summary>Marks what waits in quarantine and of which a later version has passed: after the update, which may have put it there.</summary>
    private async Task SupersedeAsync(JudgedUpdate judged, CancellationToken cancellationToken)
    {
        if (judged.Superseded.Count == 0)
        {
            return;
        }

        var (from, to) = (judged.Superseded.Min(bar => bar.OpenTime), judged.Superseded.Max(bar => bar.OpenTime).AddTicks(1));
        foreach (var held in await _held.ListAsync(judged.Update.Series, from: from, to: to, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (judged.Superseded.Exists(held.Bar.HasSameMarketDataAs))
            {
                await _held.SupersedeAsync(held.Id, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private void Count(JudgedUpdate judged)
    {
        foreach (var row in judged.Rows)
        {
            CollectorsTelemetry.BarsHeld.Add(1, new KeyValuePair<string, object?>("reason", CollectorsTelemetry.Tag(row.Kind)));
            CollectorsLog.Held(_logger, row.Series, row.OpenTime!.Value, row.Reason);
            Interlocked.Increment(ref _heldCount);
        }
    }

    private async Task<JudgedUpdate?> JudgeAsync(CoverageUpdate update, CancellationToken cancellationToken)
    {
        if (update.Bars.Count == 0 || update.Bars.Any(bar => bar is null || bar.Series != update.Series || bar.IsProvisional))
        {
            // What is wrong with it the ledger says.
            return null;
        }

        var series = update.Series;
        var first = update.Bars.Min(bar => bar.OpenTime);
        var end = update.Bars.Max(bar => bar.OpenTime).AddTicks(1);

        // Twice the window: the scale is that of the window, and what was held in it was measured with the one before.
        var from = series.Timeframe.Add(first, -2L * _options.Firewall.WindowBars);
        // The quarantine first: what is let go meanwhile is then in the store or waits, and never neither.
        var quarantine = await _held.ListAsync(series, includeReleased: true, from, end, cancellationToken).ConfigureAwait(false);
        var stored = await ListAsync(series, from, end, cancellationToken).ConfigureAwait(false);
        var second = _options.SecondVenues.TryGetValue(series.Instrument, out var other)
            ? (await ListAsync(series with { Instrument = other }, from, end, cancellationToken).ConfigureAwait(false)).ToDictionary(bar => bar.OpenTime)
            : [];
        return new JudgedUpdate(update, _options.Firewall, stored, quarantine, second);
    }

    private async Task<List<Bar>> ListAsync(BarSeriesId series, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var bars = new List<Bar>();
        await foreach (var bar in _bars.ReadAsync(new BarQuery(series) { From = from, To = to }, cancellationToken).ConfigureAwait(false))
        {
            bars.Add(bar);
        }

        return bars;
    }
}
