namespace AlphaPulse.Testing;

/// <summary>Builds valid bars for tests, one after the other on the grid, from as little as their closes.</summary>
/// <remarks>
/// <para>What is not said is this: the instrument is <c>test:ALPHA-USD</c>, the timeframe one hour, the start 2024-01-01T00:00Z, the calendar
/// the one that never closes, the volume 1, the provenance <see cref="BarProvenance.Import"/>. A bar from a close opens at the close
/// before (the first one at its own) and its high and low are the greater and the lesser of the two.</para>
/// <para>Each method that returns bars continues after the bar that was built last. Not safe for use from several threads.</para>
/// </remarks>
public sealed class BarBuilder
{
    private BarSeriesId _series = new(InstrumentId.Spot("test", "ALPHA", "USD"), Timeframe.OneHour);
    private ITradingCalendar _calendar = AlwaysOpenCalendar.Instance;
    private DateTimeOffset _next = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private TimeSpan _lag = TimeSpan.Zero;
    private BarProvenance _provenance = BarProvenance.Import;
    private decimal _volume = 1m;
    private decimal? _close;

    /// <summary>Sets the series of the bars to come.</summary>
    /// <param name="instrument">The instrument, as <see cref="InstrumentId.Parse(string)"/> reads it.</param>
    /// <param name="timeframe">The timeframe, as <see cref="Timeframe.Parse(string)"/> reads it.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="FormatException">A text is not an instrument or not a timeframe.</exception>
    public BarBuilder For(string instrument, string timeframe) =>
        For(new BarSeriesId(InstrumentId.Parse(instrument), Timeframe.Parse(timeframe)));

    /// <summary>Sets the series of the bars to come.</summary>
    /// <param name="series">The series.</param>
    /// <returns>This builder.</returns>
    public BarBuilder For(BarSeriesId series)
    {
        _series = series;
        return this;
    }

    /// <summary>Sets when the next bar opens.</summary>
    /// <param name="openTime">The open time; on the grid of the timeframe and in the calendar when the bar is built.</param>
    /// <returns>This builder.</returns>
    public BarBuilder StartingAt(DateTimeOffset openTime)
    {
        _next = openTime.ToUniversalTime();
        return this;
    }

    /// <summary>Sets the calendar that says which bar comes next and when one closes.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <returns>This builder.</returns>
    public BarBuilder On(ITradingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        _calendar = calendar;
        return this;
    }

    /// <summary>Sets how long after its close a bar is available.</summary>
    /// <param name="lag">The lag; not negative.</param>
    /// <returns>This builder.</returns>
    public BarBuilder AvailableAfter(TimeSpan lag)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lag, TimeSpan.Zero);
        _lag = lag;
        return this;
    }

    /// <summary>Sets where the bars to come are from.</summary>
    /// <param name="provenance">The provenance.</param>
    /// <returns>This builder.</returns>
    public BarBuilder From(BarProvenance provenance)
    {
        _provenance = provenance;
        return this;
    }

    /// <summary>Sets the volume of the bars to come.</summary>
    /// <param name="volume">The volume.</param>
    /// <returns>This builder.</returns>
    public BarBuilder WithVolume(decimal volume)
    {
        _volume = volume;
        return this;
    }

    /// <summary>Leaves bars out.</summary>
    /// <param name="bars">How many; at least 1.</param>
    /// <returns>This builder.</returns>
    public BarBuilder Gap(int bars = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bars, 1);
        for (var i = 0; i < bars; i++)
        {
            _next = _calendar.NextOpen(_series.Timeframe, _next);
        }

        return this;
    }

    /// <summary>Builds the next bar from its prices and the volume that is set.</summary>
    /// <param name="open">The first price.</param>
    /// <param name="high">The greatest price.</param>
    /// <param name="low">The least price.</param>
    /// <param name="close">The last price.</param>
    /// <returns>The bar.</returns>
    /// <exception cref="InvalidBarException">The prices break an invariant.</exception>
    /// <exception cref="InvalidOperationException">No bar opens at the time that <see cref="StartingAt"/> set.</exception>
    public Bar Next(decimal open, decimal high, decimal low, decimal close)
    {
        if (!_calendar.IsExpected(_series.Timeframe, _next))
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"Calendar '{_calendar.Name}' has no bar of {_series} at {_next:O}; start at {_calendar.NextOpen(_series.Timeframe, _next):O}."));
        }

        var available = _calendar.CloseOf(_series.Timeframe, _next) + _lag;
        var bar = new Bar(_series, _next, open, high, low, close, _volume, available, _provenance);
        _close = close;
        _next = _calendar.NextOpen(_series.Timeframe, _next);
        return bar;
    }

    /// <summary>Builds the next bar from its close.</summary>
    /// <param name="close">The last price.</param>
    /// <returns>The bar.</returns>
    /// <exception cref="InvalidBarException">The price breaks an invariant.</exception>
    public Bar Next(decimal close)
    {
        var open = _close ?? close;
        return Next(open, Math.Max(open, close), Math.Min(open, close), close);
    }

    /// <summary>Builds a bar for each close.</summary>
    /// <param name="closes">The closes.</param>
    /// <returns>The bars, oldest first.</returns>
    /// <exception cref="InvalidBarException">A price breaks an invariant.</exception>
    public IReadOnlyList<Bar> Closes(params IEnumerable<decimal> closes)
    {
        ArgumentNullException.ThrowIfNull(closes);
        return [.. closes.Select(Next)];
    }
}
