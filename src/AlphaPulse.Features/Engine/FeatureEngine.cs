using AlphaPulse.Indicators;

namespace AlphaPulse.Features;

/// <summary>Turns bars into feature rows, one bar at a time. Training, replay and live all run this class.</summary>
/// <remarks>
/// <para>Bars that the calendar expects and that did not come are shown to the features as missing: nothing is carried forward,
/// a window that contains a gap has no value, and a recursive feature begins its warm-up again.</para>
/// <para>Holds state; not safe for use from several threads. Allocates nothing per bar.</para>
/// </remarks>
public sealed class FeatureEngine
{
    private readonly IFeature[] _features;
    private readonly ITradingCalendar _calendar;
    private Timeframe _timeframe;

    /// <summary>Creates an engine that has seen nothing.</summary>
    /// <param name="set">The features.</param>
    /// <param name="calendar">The calendar of the instrument, which says what is a gap.</param>
    public FeatureEngine(FeatureSet set, ITradingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(calendar);
        Schema = set.Schema;
        _calendar = calendar;
        _features = [.. set.Definitions.Select(d => d.Create())];
    }

    /// <summary>What the rows hold.</summary>
    public FeatureSchema Schema { get; }

    /// <summary>The open time of the last bar, UTC; <see langword="null"/> before the first.</summary>
    public DateTimeOffset? LastBarTime { get; private set; }

    /// <summary>When everything in the last row was available, UTC: the latest availability of any bar so far.</summary>
    public DateTimeOffset KnownAt { get; private set; }

    /// <summary>How many expected bars did not come since the first one.</summary>
    public long MissingBars { get; private set; }

    /// <summary>Takes the next bar.</summary>
    /// <param name="bar">A closed bar, later than the one before, of the same series.</param>
    /// <param name="row">Receives the values in the order of <see cref="Schema"/>; <see cref="double.NaN"/> where there is none.</param>
    /// <returns>Whether every value is there and was known by the time the next bar opens.</returns>
    /// <exception cref="ArgumentException">The bar is provisional, of another timeframe or not later than the last one, or the row has the wrong length.</exception>
    public bool Update(Bar bar, Span<double> row)
    {
        ArgumentNullException.ThrowIfNull(bar);
        if (row.Length != _features.Length)
        {
            throw new ArgumentException($"The row has {row.Length} places and the schema {_features.Length} columns; give it as many.", nameof(row));
        }

        Accept(bar);
        var input = Ohlcv.From<double>(bar);

        // What became known only after the next bar opened could not be acted on at that open: not in training, not live.
        var complete = KnownAt <= _calendar.NextOpen(_timeframe, bar.OpenTime);
        for (var i = 0; i < _features.Length; i++)
        {
            // A feature that overflows to infinity is as useless as one that is missing, and is treated so.
            var has = _features[i].Update(in input, bar.OpenTime, out var value) && double.IsFinite(value);
            row[i] = has ? value : double.NaN;
            complete &= has;
        }

        return complete;
    }

    private void Accept(Bar bar)
    {
        if (bar.IsProvisional)
        {
            throw new ArgumentException($"The bar of {bar.Series} at {bar.OpenTime:O} is still forming; give closed bars only.", nameof(bar));
        }

        if (LastBarTime is { } last)
        {
            if (bar.Series.Timeframe != _timeframe)
            {
                throw new ArgumentException($"The bar has timeframe {bar.Series.Timeframe} and the bars before it {_timeframe}; use one engine a series.", nameof(bar));
            }

            if (bar.OpenTime <= last)
            {
                throw new ArgumentException($"The bar at {bar.OpenTime:O} is not later than the last one at {last:O}; give bars in order, each once.", nameof(bar));
            }

            ShowGap(last, bar.OpenTime);
        }

        _timeframe = bar.Series.Timeframe;
        LastBarTime = bar.OpenTime;
        KnownAt = bar.AvailableAt > KnownAt ? bar.AvailableAt : KnownAt;
    }

    private void ShowGap(DateTimeOffset last, DateTimeOffset next)
    {
        var time = _calendar.NextOpen(_timeframe, last);
        if (time >= next)
        {
            return;
        }

        var missing = _calendar.CountExpected(_timeframe, time, next);
        MissingBars += missing;

        // More missing bars than the longest window change nothing further.
        var shown = Math.Min(missing, Schema.Warmup);
        var absent = Ohlcv.Missing;
        for (var i = 0L; i < shown; i++)
        {
            foreach (var feature in _features)
            {
                feature.Update(in absent, time, out _);
            }

            time = _calendar.NextOpen(_timeframe, time);
        }
    }
}
