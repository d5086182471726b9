using AlphaPulse.Indicators;

namespace AlphaPulse.Features;

/// <summary>Turns bars into feature rows, one bar at a time. Training, replay and live all run this class.</summary>
/// <remarks>
/// <para>Bars that the calendar expects and that did not come are shown to the features as missing: nothing is carried forward,
/// a window that contains a gap has no value, and a recursive feature begins its warm-up again. What is done with bars in quarantine,
/// filled bars and cuts, <see cref="FeatureInputs.Unclean"/> says. Behind a cut everything begins anew, from the first bar that could know
/// of it.</para>
/// <para>A computation that several features share runs once. Features of a higher timeframe change when its bar has closed. Bars of
/// other instruments and numbers of sources count from when they were available.</para>
/// <para>Holds state; not safe for use from several threads. Allocates nothing per bar of its own series.</para>
/// </remarks>
public sealed class FeatureEngine
{
    private readonly FeatureSet _set;
    private readonly FeatureGraph _graph;
    private readonly StreamFeed[] _streams;
    private readonly ITradingCalendar _calendar;
    private readonly (IFeatureSource Source, string Name, int Slot)[] _channels;
    private readonly Action<DateTimeOffset> _beforeMissing;
    private readonly UncleanPolicy _policy;
    private readonly WindowGuard _guard;
    private SeriesFeed? _feed;
    private LatestAvailability? _latest;
    private BarSeriesId _series;
    private Timeframe _timeframe;
    private DateTimeOffset _availableAt;
    private long _memory;

    /// <summary>Creates an engine that has seen nothing.</summary>
    /// <param name="set">The features.</param>
    /// <param name="calendar">The calendar of the instrument, which says what is a gap.</param>
    /// <exception cref="FeatureInputException">The set needs a source and has no form without it.</exception>
    public FeatureEngine(FeatureSet set, ITradingCalendar calendar)
        : this(set, calendar, FeatureInputs.None)
    {
    }

    /// <summary>Creates an engine with sources and other instruments.</summary>
    /// <param name="set">The features; without a source that it needs, its form without that source is taken, see <see cref="FeatureSet.Resolve"/>.</param>
    /// <param name="calendar">The calendar of the instruments, which says what is a gap.</param>
    /// <param name="inputs">What there is beside the bars.</param>
    /// <exception cref="FeatureInputException">The set needs a source that is not there and has no form without it.</exception>
    /// <exception cref="UncleanWindowException">A bar of another instrument was filled in, and such bars are refused.</exception>
    /// <exception cref="ArgumentException">The policy allows gaps, which cannot be.</exception>
    public FeatureEngine(FeatureSet set, ITradingCalendar calendar, FeatureInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(inputs);
        _set = set.Resolve(inputs);
        Schema = _set.Schema;
        _calendar = calendar;
        if (inputs.Unclean.FindDefect() is { } defect)
        {
            throw new ArgumentException(defect + ".", nameof(inputs));
        }

        _policy = inputs.Unclean;
        _guard = new WindowGuard(_policy, inputs.Cuts, inputs.Held);
        _graph = GraphBuilder.Build(_set.Definitions);
        _streams = [.. _graph.Streams];
        _channels = [.. _graph.Channels.Select(c => (inputs.Sources[c.Name], c.Name, c.Slot))];
        _beforeMissing = JoinMissing;
        foreach (var feed in _streams)
        {
            feed.Guard(new WindowGuard(_policy, inputs.Cuts, inputs.Held));
            foreach (var bar in inputs.Streams.GetValueOrDefault(feed.Name) ?? [])
            {
                feed.Add(bar);
            }
        }
    }

    /// <summary>What the rows hold.</summary>
    public FeatureSchema Schema { get; }

    /// <summary>How many different computations a row takes; one that several features share counts once.</summary>
    public int ComputationCount => _graph.NodeCount;

    /// <summary>The open time of the last bar, UTC; <see langword="null"/> before the first.</summary>
    public DateTimeOffset? LastBarTime { get; private set; }

    /// <summary>When everything in the last row was available, UTC.</summary>
    /// <remarks>
    /// The latest availability of the bars that the row can depend on: as many as the longest window is long, or every bar so far
    /// where a feature never forgets one, as an exponential average does. So a bar that came late makes those rows late, and no others.
    /// </remarks>
    public DateTimeOffset KnownAt { get; private set; }

    /// <summary>How many expected bars did not come since the first one.</summary>
    public long MissingBars { get; private set; }

    /// <summary>The cut that the last bar was the first to know of; <see langword="null"/> where it knew of no new one.</summary>
    public SeriesCut? LastCut { get; private set; }

    /// <summary>Takes the next bar.</summary>
    /// <param name="bar">A closed bar, later than the one before, of the same series.</param>
    /// <param name="row">Receives the values in the order of <see cref="Schema"/>; <see cref="double.NaN"/> where there is none.</param>
    /// <returns>Whether every value is there and was known by the time the next bar opens.</returns>
    /// <exception cref="ArgumentException">The bar is provisional, of another series or not later than the last one, or the row has the wrong length.</exception>
    /// <exception cref="UncleanWindowException">The bar, or what is between it and the last one, is unclean in a way that is refused.</exception>
    /// <exception cref="FeatureInputException">A feature needs bars of a timeframe that those of the rows do not fill.</exception>
    public bool Update(Bar bar, Span<double> row)
    {
        ArgumentNullException.ThrowIfNull(bar);
        var slots = _graph.Slots;
        if (row.Length != slots.Length)
        {
            throw new ArgumentException($"The row has {row.Length} places and the schema {slots.Length} columns; give it as many.", nameof(row));
        }

        var isMissing = Accept(bar);
        Join(bar.OpenTime, bar.AvailableAt);
        var nextOpen = _calendar.NextOpen(_timeframe, bar.OpenTime);
        _feed!.Run(new NodeBar(isMissing ? Ohlcv.Missing : Ohlcv.From<double>(bar), bar.OpenTime), nextOpen);
        MissingBars += isMissing ? 1 : 0;

        // What became known only after the next bar opened could not be acted on at that open: not in training, not live.
        var complete = KnownAt <= nextOpen && !isMissing;
        var values = _graph.Values;
        for (var i = 0; i < slots.Length; i++)
        {
            // There are several NaNs, and only one that is written.
            var value = values[slots[i]];
            var has = !double.IsNaN(value);
            row[i] = has ? value : double.NaN;
            complete &= has;
        }

        return complete;
    }

    /// <summary>Takes a bar of another instrument. It counts for rows from when it was available, never before.</summary>
    /// <param name="stream">The name behind the <c>@</c> in the features.</param>
    /// <param name="bar">A closed bar, later than the one before of that stream, at the timeframe of the rows.</param>
    /// <exception cref="ArgumentException">No feature names the stream, or the bar is provisional or out of order.</exception>
    /// <exception cref="UncleanWindowException">The bar was filled in, and such bars are refused.</exception>
    public void Observe(string stream, Bar bar)
    {
        ArgumentNullException.ThrowIfNull(bar);
        foreach (var feed in _streams)
        {
            if (feed.Name == stream)
            {
                feed.Add(bar);
                return;
            }
        }

        throw new ArgumentException(
            $"No feature of set '{Schema.Name}' names stream '{stream}'; there are: {string.Join(", ", _set.Streams.DefaultIfEmpty("none"))}.", nameof(stream));
    }

    /// <summary>Takes a cut that has become known since the engine was made, as a split or the reuse of a name is recorded while bars come.</summary>
    /// <remarks>
    /// It counts from the first bar on that was available when it was known, as in a <see cref="FeatureMatrix"/> of the same bars and cuts: windows begin
    /// anew there, and rows that were given out stay as they were.
    /// </remarks>
    /// <param name="cut">The cut, of any instrument; one that is known already changes nothing.</param>
    public void Learn(SeriesCut cut)
    {
        ArgumentNullException.ThrowIfNull(cut);
        _guard.Learn(cut);
        foreach (var feed in _streams)
        {
            feed.Learn(cut);
        }
    }

    /// <summary>Takes a bar in.</summary>
    /// <returns>Whether it counts as missing.</returns>
    private bool Accept(Bar bar)
    {
        if (bar.IsProvisional)
        {
            throw new ArgumentException($"The bar of {bar.Series} at {bar.OpenTime:O} is still forming; give closed bars only.", nameof(bar));
        }

        var isMissing = _guard.IsMissing(bar);
        _availableAt = bar.AvailableAt;
        LastCut = null;
        var missing = 0L;
        if (LastBarTime is { } last)
        {
            if (bar.Series.Timeframe != _timeframe)
            {
                throw new ArgumentException($"The bar has timeframe {bar.Series.Timeframe} and the bars before it {_timeframe}; use one engine a series.", nameof(bar));
            }

            if (bar.Series != _series)
            {
                throw new ArgumentException($"The bar is of {bar.Series} and the bars before it of {_series}: windows would roll from one into the other; use one engine a series.", nameof(bar));
            }

            if (bar.OpenTime <= last)
            {
                throw new ArgumentException($"The bar at {bar.OpenTime:O} is not later than the last one at {last:O}; give bars in order, each once.", nameof(bar));
            }

            missing = PassGap(last, bar);
        }
        else
        {
            _set.EnsureFilledBy(bar.Series.Timeframe);
            _series = bar.Series;
            _timeframe = bar.Series.Timeframe;
            _memory = _set.WarmupOn(_timeframe);
            _guard.Begin(bar);
            BeginWindows();
        }

        LastBarTime = bar.OpenTime;
        KnownAt = _latest!.Push(missing, bar.AvailableAt);
        return isMissing;
    }

    private void BeginWindows()
    {
        _latest = new LatestAvailability(_set.MemoryOn(_timeframe));
        _feed = new SeriesFeed(_graph.Rows, _graph.Higher, _calendar, _timeframe);
    }

    private long PassGap(DateTimeOffset last, Bar bar)
    {
        var first = _calendar.NextOpen(_timeframe, last);
        var missing = first < bar.OpenTime ? _calendar.CountExpected(_timeframe, first, bar.OpenTime) : 0;
        MissingBars += missing;
        if (_guard.TakeCut(bar) is { } cut)
        {
            // Nothing from before the cut, a gap included, is in any window behind it.
            LastCut = cut;
            _feed!.Forget(bar.OpenTime);
            BeginWindows();
            return 0;
        }

        if (missing > 0)
        {
            _guard.PassGap(first, bar);

            // More missing bars than the longest window change nothing further.
            _feed!.ShowMissing(first, missing, _memory, _beforeMissing);
        }

        return missing;
    }

    // A bar that did not come had a close: what is beside it is taken as it was known then, as if the bar had come. So an outage of the
    // bars changes nothing of what the sources said.
    private void JoinMissing(DateTimeOffset openTime)
    {
        var close = _calendar.CloseOf(_timeframe, openTime);
        Join(openTime, close < _availableAt ? close : _availableAt);
    }

    // The other streams and the sources as they were known when the bar that ends the row came.
    private void Join(DateTimeOffset openTime, DateTimeOffset asOf)
    {
        foreach (var stream in _streams)
        {
            stream.Advance(_timeframe, _calendar, openTime, asOf, _memory);
        }

        foreach (var (source, name, slot) in _channels)
        {
            var close = _calendar.CloseOf(_timeframe, openTime);
            if (!source.TryRead(openTime, close, asOf, out var reading))
            {
                _graph.Values[slot] = double.NaN;
                continue;
            }

            if (reading.AvailableAt > asOf)
            {
                throw new InvalidOperationException(
                    $"Source '{name}' answered for {UtcText.Format(openTime)} with what was available at {UtcText.Format(reading.AvailableAt)}, after {UtcText.Format(asOf)}: it looks ahead; correct the source.");
            }

            _graph.Values[slot] = NodeKernel.Finite(reading.Value);
        }
    }
}
