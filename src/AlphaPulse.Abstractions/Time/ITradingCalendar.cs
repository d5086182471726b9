namespace AlphaPulse;

/// <summary>Says when a market trades, and so which bars a complete series has.</summary>
/// <remarks>
/// <para>Open times follow one rule for every calendar: an intraday bar opens at its UTC grid time or at the opening of a
/// session; a bar of a day or longer is stamped with 00:00 UTC of its (first) local trading date, whatever hour the session
/// opens. <see cref="CloseOf"/> says when such a bar can be known.</para>
/// <para>Implementations are immutable and safe for use from any thread.</para>
/// </remarks>
public interface ITradingCalendar
{
    /// <summary>A short stable name such as <c>always</c> or <c>nyse</c>.</summary>
    string Name { get; }

    /// <summary>Whether a bar may open at a time.</summary>
    /// <param name="timeframe">The timeframe.</param>
    /// <param name="openTime">The open time, UTC.</param>
    /// <returns>Whether a complete series has a bar there.</returns>
    bool IsExpected(Timeframe timeframe, DateTimeOffset openTime);

    /// <summary>The open time of the first expected bar after a time.</summary>
    /// <param name="timeframe">The timeframe.</param>
    /// <param name="openTime">The time, UTC.</param>
    /// <returns>The first expected open time that is later, UTC.</returns>
    DateTimeOffset NextOpen(Timeframe timeframe, DateTimeOffset openTime);

    /// <summary>When a bar is complete.</summary>
    /// <param name="timeframe">The timeframe.</param>
    /// <param name="openTime">The open time of the bar, UTC.</param>
    /// <returns>The end of its trading, UTC.</returns>
    DateTimeOffset CloseOf(Timeframe timeframe, DateTimeOffset openTime);

    /// <summary>How many bars a complete series has in a half-open span.</summary>
    /// <param name="timeframe">The timeframe.</param>
    /// <param name="from">The start, included.</param>
    /// <param name="to">The end, excluded.</param>
    /// <returns>The count, 0 for an empty or reversed span.</returns>
    long CountExpected(Timeframe timeframe, DateTimeOffset from, DateTimeOffset to);
}
