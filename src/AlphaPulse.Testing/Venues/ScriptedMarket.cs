using System.Globalization;

namespace AlphaPulse.Testing;

/// <summary>What a scripted venue knows: bars, trades and its clock, with the habits that the contract tries out.</summary>
/// <remarks>Not safe for use from several threads.</remarks>
public sealed class ScriptedMarket
{
    private readonly List<ScriptedBar> _bars = [];
    private readonly List<ScriptedTrade> _trades = [];

    internal ScriptedMarket(string symbol, Timeframe timeframe)
    {
        Symbol = symbol;
        Timeframe = timeframe;
    }

    /// <summary>Makes a market of bars without a hole and of two trades a second, whose clock stands where the last bar has just closed.</summary>
    /// <param name="symbol">The symbol that is listed, as the venue writes it.</param>
    /// <param name="timeframe">The timeframe of the bars.</param>
    /// <param name="first">When the first bar opens and the first trade is made.</param>
    /// <param name="bars">How many bars; at least 1.</param>
    /// <param name="trades">How many trades.</param>
    /// <returns>The market.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or there are no bars.</exception>
    public static ScriptedMarket Create(string symbol, Timeframe timeframe, DateTimeOffset first, int bars, int trades)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        ArgumentOutOfRangeException.ThrowIfLessThan(bars, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(trades);
        var market = new ScriptedMarket(symbol, timeframe);
        market.AddBars(first, bars);
        market.AddTrades(first, trades);
        market.Now = market.AllBars[^1].CloseTime;
        return market;
    }

    /// <summary>The symbol that is listed, as the venue writes it.</summary>
    public string Symbol { get; }

    /// <summary>The timeframe of the bars.</summary>
    public Timeframe Timeframe { get; }

    /// <summary>The clock of the venue.</summary>
    public DateTimeOffset Now { get; internal set; }

    /// <summary>Whether the list of instruments has one entry more that can be no instrument, as one that lacks what the venue always gives: a script adds it.</summary>
    public bool HasOddInstrument { get; internal set; }

    /// <summary>How many rows an answer has at most, whatever is asked for.</summary>
    internal int Cap { get; set; } = int.MaxValue;

    /// <summary>Whether the last row of a page comes twice.</summary>
    internal bool Repeats { get; set; }

    internal IReadOnlyList<ScriptedBar> AllBars => _bars;

    internal IReadOnlyList<ScriptedTrade> AllTrades => _trades;

    /// <summary>The first bars that open in a span, the oldest first.</summary>
    /// <param name="start">The first open time, included.</param>
    /// <param name="end">The last open time, included.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>The bars that have opened by the clock of the venue.</returns>
    public IReadOnlyList<ScriptedBar> FirstBars(DateTimeOffset start, DateTimeOffset end, int limit) =>
        Repeat([.. Between(start, end).Take(Math.Min(limit, Cap))]);

    /// <summary>The last bars that open in a span, the newest first.</summary>
    /// <param name="start">The first open time, included.</param>
    /// <param name="end">The last open time, included.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>The bars that have opened by the clock of the venue.</returns>
    public IReadOnlyList<ScriptedBar> LastBars(DateTimeOffset start, DateTimeOffset end, int limit) =>
        Repeat([.. Between(start, end).Reverse().Take(Math.Min(limit, Cap))]);

    /// <summary>The first trades for which something holds, the oldest first.</summary>
    /// <param name="holds">What has to hold.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>The trades.</returns>
    public IReadOnlyList<ScriptedTrade> FirstTrades(Func<ScriptedTrade, bool> holds, int limit) =>
        [.. _trades.Where(holds).Take(Math.Min(limit, Cap))];

    /// <summary>The last trades for which something holds, the newest first.</summary>
    /// <param name="holds">What has to hold.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>The trades.</returns>
    public IReadOnlyList<ScriptedTrade> LastTrades(Func<ScriptedTrade, bool> holds, int limit) =>
        [.. _trades.Where(holds).Reverse().Take(Math.Min(limit, Cap))];

    /// <summary>Lists bars with prices of many digits that end in zeros.</summary>
    internal void AddBars(DateTimeOffset first, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var open = Timeframe.Add(first, i);
            var number = _bars.Count;
            _bars.Add(new ScriptedBar(
                open,
                Timeframe.Add(open, 1),
                Text($"100.{number % 97:00}00000100"),
                Text($"101.{number % 89:00}000"),
                Text($"99.{number % 83:00}10"),
                Text($"100.{number % 79:00}0"),
                Text($"{number % 7}.000000{(number % 9) + 1}0"),
                IsClosed: false));
        }
    }

    internal void AddTrades(DateTimeOffset first, int count)
    {
        for (var i = 0; i < count; i++)
        {
            // Two at a time, so that a page can end between trades of the same moment.
            _trades.Add(new ScriptedTrade(1_000 + i, first.AddSeconds(i / 2), Text($"100.{i % 97:00}0"), Text($"0.00{(i % 9) + 1}00"), i % 3 == 0));
        }
    }

    internal void Replace(int index, Func<ScriptedBar, ScriptedBar> change) => _bars[index] = change(_bars[index]);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private List<ScriptedBar> Repeat(List<ScriptedBar> rows)
    {
        if (Repeats && rows.Count > 0)
        {
            rows.Add(rows[^1]);
        }

        return rows;
    }

    private IEnumerable<ScriptedBar> Between(DateTimeOffset start, DateTimeOffset end) => _bars
        .Where(b => b.OpenTime >= start && b.OpenTime <= end && b.OpenTime <= Now)
        .Select(b => b with { IsClosed = b.CloseTime <= Now });
}
