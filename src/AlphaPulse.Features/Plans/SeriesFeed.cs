using AlphaPulse.Indicators;

namespace AlphaPulse.Features;

/// <summary>Runs the bars of one instrument through what is computed over them and over the higher bars made of them.</summary>
internal sealed class SeriesFeed
{
    private readonly GraphDomain _domain;
    private readonly ITradingCalendar _calendar;
    private readonly Timeframe _timeframe;
    private readonly HigherBars[] _higher;

    public SeriesFeed(GraphDomain domain, IReadOnlyList<GraphDomain> higher, ITradingCalendar calendar, Timeframe timeframe)
    {
        _domain = domain;
        _calendar = calendar;
        _timeframe = timeframe;
        _higher = [.. higher.Select(d => new HigherBars(d, timeframe, calendar))];
    }

    /// <summary>Runs a bar.</summary>
    public void Run(in NodeBar bar, DateTimeOffset nextOpen)
    {
        foreach (var higher in _higher)
        {
            higher.Take(in bar, nextOpen);
        }

        _domain.Run(in bar);
    }

    /// <summary>Forgets everything that was computed, as before a cut: what is behind it gets a new feed.</summary>
    public void Forget(DateTimeOffset time)
    {
        _domain.Forget(time);
        foreach (var higher in _higher)
        {
            higher.Forget(time);
        }
    }

    /// <summary>Shows missing bars; where they are more than anything remembers, the last ones.</summary>
    /// <param name="first">The open time of the first missing bar.</param>
    /// <param name="missing">How many there are.</param>
    /// <param name="memory">How many at most change anything.</param>
    /// <param name="before">Called before each, with its open time.</param>
    public void ShowMissing(DateTimeOffset first, long missing, long memory, Action<DateTimeOffset>? before)
    {
        var time = first;
        for (var i = 0L; i < missing; i++)
        {
            var next = _calendar.NextOpen(_timeframe, time);
            if (missing - i <= memory)
            {
                before?.Invoke(time);
                Run(new NodeBar(Ohlcv.Missing, time), next);
            }

            time = next;
        }
    }
}
