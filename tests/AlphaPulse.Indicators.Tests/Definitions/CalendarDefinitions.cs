namespace AlphaPulse.Indicators.Tests;

/// <summary>What begins anew with a part of the calendar; the part of each bar is given.</summary>
internal static class CalendarDefinitions
{
    public static Precise?[][] Vwap(PreciseBar[] bars, Func<int, long> part) => [.. bars.Select((_, i) =>
    {
        var since = Enumerable.Range(0, i + 1).Where(k => part(k) == part(i)).Select(k => bars[k]).ToArray();
        var volume = Precise.Sum(since.Select(b => b.Volume));
        return new[] { volume == 0 ? null : (Precise?)(Precise.Sum(since.Select(b => (b.High + b.Low + b.Close) / 3 * b.Volume)) / volume) };
    })];

    /// <summary>Of the last part that ended; before there is one, of the bars so far.</summary>
    public static Precise?[][] Pivots(PreciseBar[] bars, Func<int, long> part, int levels, Func<PreciseBar, Precise, Precise[]> formula) =>
        [.. bars.Select((_, i) =>
        {
            if (i == 0)
            {
                return new Precise?[1 + 2 * levels];
            }

            var ended = Enumerable.Range(0, i).Where(k => part(k) != part(i)).ToArray();
            var window = (ended.Length > 0 ? ended.Where(k => part(k) == part(ended[^1])) : Enumerable.Range(0, i)).Select(k => bars[k]).ToArray();
            var whole = new PreciseBar(
                window[0].Open,
                window.Select(b => b.High).Aggregate(Precise.Max),
                window.Select(b => b.Low).Aggregate(Precise.Min),
                window[^1].Close,
                0);
            return [.. formula(whole, bars[Enumerable.Range(0, i + 1).First(k => part(k) == part(i))].Open).Select(level => (Precise?)level)];
        })];

    public static Precise[] Classic(PreciseBar b, Precise present) => Floor(b, (b.High + b.Low + b.Close) / 3);

    public static Precise[] Woodie(PreciseBar b, Precise present) => Floor(b, (b.High + b.Low + 2 * present) / 4);

    public static Precise[] Fibonacci(PreciseBar b, Precise present)
    {
        var (p, range) = ((b.High + b.Low + b.Close) / 3, b.High - b.Low);
        return [p, .. new Precise[] { 0.382m, 0.618m, 1 }.SelectMany(share => new[] { p - share * range, p + share * range })];
    }

    public static Precise[] Camarilla(PreciseBar b, Precise present) =>
        [b.Close, .. new[] { 12, 6, 4, 2 }.SelectMany(part => new[] { b.Close - 1.1m * (b.High - b.Low) / part, b.Close + 1.1m * (b.High - b.Low) / part })];

    public static Precise[] DeMark(PreciseBar b, Precise present)
    {
        var x = b.Close < b.Open ? b.High + 2 * b.Low + b.Close : b.Close > b.Open ? 2 * b.High + b.Low + b.Close : b.High + b.Low + 2 * b.Close;
        return [x / 4, x / 2 - b.High, x / 2 - b.Low];
    }

    private static Precise[] Floor(PreciseBar b, Precise p) =>
    [
        p,
        2 * p - b.High,
        2 * p - b.Low,
        p - (b.High - b.Low),
        p + (b.High - b.Low),
        b.Low - 2 * (b.High - p),
        b.High + 2 * (p - b.Low),
    ];
}
