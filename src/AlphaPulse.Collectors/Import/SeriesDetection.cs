using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>Tells from a file what was not declared: the timeframe, the instrument, the calendar.</summary>
internal static class SeriesDetection
{
    private const int WeeksForExchange = 10;
    private static readonly string[] Quotes =
        ["FDUSD", "USDT", "USDC", "BUSD", "TUSD", "USD", "EUR", "GBP", "JPY", "BTC", "ETH", "BNB"];

    /// <summary>The most frequent spacing, where it is at least half of all.</summary>
    /// <param name="times">Distinct times in ascending order.</param>
    /// <param name="source">The name of the file.</param>
    /// <param name="finding">What was found, in words.</param>
    public static Timeframe FindTimeframe(IReadOnlyList<DateTimeOffset> times, string source, out string finding)
    {
        var spacings = times.Count > 1 && times.All(IsStartOfMonth) ? MonthSpacings(times) : Spacings(times);
        var steps = times.Count - 1;
        var best = spacings.GroupBy(spacing => spacing)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key)
            .FirstOrDefault();
        if (best is null || 2 * best.Count() < steps || best.Key.Unit == TimeframeUnit.None)
        {
            throw new ImportFormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"The timeframe of '{source}' cannot be told from {times.Count} distinct times: no spacing that a timeframe can have is that of half of them. Declare ImportOptions.Timeframe."));
        }

        finding = string.Create(
            CultureInfo.InvariantCulture, $"timeframe: {best.Key}, the spacing of {best.Count()} of the first {steps} steps.");
        return best.Key;
    }

    /// <summary>Proposes an instrument from the name of a file.</summary>
    public static InstrumentId FindInstrument(string source, out string finding)
    {
        var name = Path.GetFileName(source);
        var words = name.Split(['-', '_', '.', ' '], StringSplitOptions.RemoveEmptyEntries);
        var text = words.Length == 0 ? string.Empty : Propose(words);
        if (!InstrumentId.TryParse($"import:{text}", CultureInfo.InvariantCulture, out var instrument))
        {
            throw new ImportFormatException(
                $"The name '{name}' gives no instrument. Declare ImportOptions.Instrument, as in binance:BTC-USDT or nyse:SPY.");
        }

        finding = $"instrument: {instrument}, proposed from the file name '{name}'.";
        return instrument;
    }

    /// <summary>Tells exchange days from a market that never closes.</summary>
    public static ITradingCalendar FindCalendar(
        IReadOnlyList<DateTimeOffset> times, Timeframe timeframe, ITradingCalendar? exchange, out string finding)
    {
        var keepsWeekdays = timeframe == Timeframe.OneDay
            && times.Count > 0
            && times[^1] - times[0] >= TimeSpan.FromDays(7 * WeeksForExchange)
            && !times.Any(time => time.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        if (!keepsWeekdays)
        {
            finding = "calendar: always open.";
            return AlwaysOpenCalendar.Instance;
        }

        var evidence = string.Create(
            CultureInfo.InvariantCulture,
            $"none of the first {times.Count} daily bars lies on a Saturday or Sunday over at least {WeeksForExchange} weeks");
        var why = exchange is null
            ? "no exchange calendar was given"
            : Knows(exchange, timeframe, times) ? null : $"the calendar '{exchange.Name}' does not know those times";
        finding = why is null
            ? $"calendar: {exchange!.Name}, since {evidence}."
            : $"calendar: always open, although {evidence}: {why}, so closed days count as missing.";
        return why is null ? exchange! : AlwaysOpenCalendar.Instance;
    }

    private static bool Knows(ITradingCalendar calendar, Timeframe timeframe, IReadOnlyList<DateTimeOffset> times)
    {
        try
        {
            calendar.IsExpected(timeframe, times[0]);
            calendar.IsExpected(timeframe, times[^1]);
            return true;
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    private static string Propose(string[] words)
    {
        var first = words[0].ToUpperInvariant();
        var second = words.Length > 1 ? words[1].ToUpperInvariant() : string.Empty;
        if (Quotes.Contains(second, StringComparer.Ordinal))
        {
            return $"{first}-{second}";
        }

        // A base of one letter is more likely the ticker of an equity that ends like a quote.
        var quote = Quotes.FirstOrDefault(quote => first.Length >= quote.Length + 2 && first.EndsWith(quote, StringComparison.Ordinal));
        return quote is null ? first : $"{first[..^quote.Length]}-{quote}";
    }

    private static bool IsStartOfMonth(DateTimeOffset time) => time.Day == 1 && time.TimeOfDay == TimeSpan.Zero;

    private static IEnumerable<Timeframe> MonthSpacings(IReadOnlyList<DateTimeOffset> times) =>
        times.Skip(1).Zip(times, (later, earlier) =>
            Create((12 * (later.Year - earlier.Year)) + later.Month - earlier.Month, TimeframeUnit.Month));

    private static IEnumerable<Timeframe> Spacings(IReadOnlyList<DateTimeOffset> times) =>
        times.Skip(1).Zip(times, (later, earlier) => FromTicks((later - earlier).Ticks));

    private static Timeframe FromTicks(long ticks)
    {
        (long Ticks, TimeframeUnit Unit)[] units =
        [
            (7 * TimeSpan.TicksPerDay, TimeframeUnit.Week),
            (TimeSpan.TicksPerDay, TimeframeUnit.Day),
            (TimeSpan.TicksPerHour, TimeframeUnit.Hour),
            (TimeSpan.TicksPerMinute, TimeframeUnit.Minute),
            (TimeSpan.TicksPerSecond, TimeframeUnit.Second),
        ];
        foreach (var (length, unit) in units)
        {
            if (ticks % length == 0)
            {
                return Create(ticks / length, unit);
            }
        }

        return default;
    }

    /// <summary>A timeframe, or <c>default</c> where the count is out of its range.</summary>
    private static Timeframe Create(long count, TimeframeUnit unit) =>
        count is < 1 or > 10_000 ? default : new Timeframe((int)count, unit);
}
