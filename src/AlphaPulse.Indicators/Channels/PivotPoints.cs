using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Pivot points: levels made of the high, the low and the close of the last day, week or month.</summary>
/// <remarks>
/// The levels of a bar are those of the calendar window before the one of its opening time, UTC, and stay the same while that lasts; a
/// window without bars is left out. Until a window has ended since the first bar, they are those of the bars so far, the current one
/// excluded; hence bars without a time, which are all of one window, have moving levels. The first value comes with bar 2. With
/// <see cref="PivotMethod.Woodie"/> the open of the present window counts. A missing price (NaN) starts all again. Not safe for use
/// from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="method">Whose levels; the classic ones by default.</param>
/// <param name="window">The calendar window; the month by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class PivotPoints<T>(PivotMethod method = PivotMethod.Classic, CalendarWindow window = CalendarWindow.Month)
    : Indicator<PivotPointsState<T>, Ohlcv<T>, PivotPointsValue<T>>(new PivotPointsState<T>(method, window))
    where T : struct, INumber<T>
{
    /// <summary>Whose levels.</summary>
    public PivotMethod Method { get; } = method;

    /// <summary>The calendar window.</summary>
    public CalendarWindow Window { get; } = window;
}
