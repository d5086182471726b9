using AlphaPulse.Indicators;

namespace AlphaPulse.Features;

/// <summary>Makes the bars of a higher timeframe and runs what is computed over them, once a bar has closed.</summary>
/// <remarks>A higher bar in which any expected bar is missing is missing itself. Its time is over when the next expected bar lies beyond it;
/// a bar that comes within it after that, which the calendar did not expect, is left out of it.</remarks>
internal sealed class HigherBars(GraphDomain domain, Timeframe bars, ITradingCalendar calendar)
{
    private readonly Timeframe _higher = domain.Scope.Timeframe!.Value;
    private DateTimeOffset _start;
    private DateTimeOffset _end = DateTimeOffset.MinValue;
    private bool _isOpen;
    private bool _isClosed;
    private bool _isWhole;
    private double _open;
    private double _high;
    private double _low;
    private double _close;
    private double _volume;

    /// <summary>Whether bars fill those of a higher timeframe without a rest.</summary>
    public static bool AreFilled(Timeframe higher, Timeframe bars)
    {
        var divides = higher.Unit == TimeframeUnit.Month
            ? bars.Unit == TimeframeUnit.Month ? higher.Count % bars.Count == 0 : TimeSpan.TicksPerDay % bars.Duration.Ticks == 0
            : bars.Unit != TimeframeUnit.Month && higher.Duration.Ticks % bars.Duration.Ticks == 0;
        return divides && higher.Duration > bars.Duration;
    }

    /// <summary>Takes the next bar, or a missing one.</summary>
    /// <param name="bar">The bar with its open time.</param>
    /// <param name="nextOpen">When the next bar is expected.</param>
    public void Take(in NodeBar bar, DateTimeOffset nextOpen)
    {
        if (bar.OpenTime >= _end)
        {
            Begin(bar.OpenTime);
        }
        else if (_isClosed)
        {
            // The calendar expected nothing more within it: what was made of it is known, and is not made again.
            return;
        }

        if (_isOpen)
        {
            _high = Math.Max(_high, bar.Bar.High);
            _low = Math.Min(_low, bar.Bar.Low);
            _volume += bar.Bar.Volume;
        }
        else
        {
            (_open, _high, _low, _volume) = (bar.Bar.Open, bar.Bar.High, bar.Bar.Low, bar.Bar.Volume);
            _isOpen = true;
        }

        _close = bar.Bar.Close;
        _isWhole &= !double.IsNaN(_close);
        if (nextOpen >= _end)
        {
            Close();
        }
    }

    public void Forget(DateTimeOffset time) => domain.Forget(time);

    private void Begin(DateTimeOffset time)
    {
        if (_isOpen)
        {
            // The bars left off within it.
            _isWhole = false;
            Close();
        }

        _start = _higher.Floor(time);
        _end = _higher.Add(_start, 1);
        _isClosed = false;
        _isWhole = calendar.NextOpen(bars, _start.AddTicks(-1)) == time;
    }

    private void Close()
    {
        _isOpen = false;
        _isClosed = true;
        domain.Run(new NodeBar(_isWhole ? new Ohlcv<double>(_open, _high, _low, _close, _volume) : Ohlcv.Missing, _start));
    }
}
