using System.Globalization;

namespace AlphaPulse.Backtesting;

/// <summary>Follows a path of positions through bars and keeps the account.</summary>
/// <remarks>
/// <para>Time: a position that is decided at the close of a bar is filled at the open of the next bar that exists and held until
/// another is decided. Where bars are missing nothing can be filled: a held position is carried, its return over the gap is real
/// (from price to price), and a decision made before the gap is filled at the first open after it. The position that is open at
/// the end is closed at the close of the last bar.</para>
/// <para>Money: the account starts with an equity of 1. A fill puts the whole equity into a position of a fixed quantity,
/// <c>equity / (1 + cost) / price</c>, and every side costs <see cref="TradingCosts.Fraction"/> of the notional traded. All of it is
/// decimal; amounts are rounded to 18 decimals, to even, before they are added, so profits minus costs sum exactly to the change of
/// the equity while that is below 10^10. Returns are simple; one plus the net returns multiply to the equity within the 28
/// digits of a decimal. Where a step ends with an equity of 0 or less, the account is closed and stays flat.</para>
/// <para>Immutable and safe for use from any thread.</para>
/// </remarks>
/// <param name="costs">What fills cost.</param>
/// <param name="calendar">Says which bars are missing and when the last one closes.</param>
public sealed class BacktestRunner(TradingCosts costs, ITradingCalendar calendar)
{
    private readonly TradingCosts _costs = costs ?? throw new ArgumentNullException(nameof(costs));
    private readonly ITradingCalendar _calendar = calendar ?? throw new ArgumentNullException(nameof(calendar));

    /// <summary>Runs a path.</summary>
    /// <param name="bars">The bars of one series in order of time; closed, none of them filled in, gaps left as they are.</param>
    /// <param name="path">The decision at the close of each of them.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The result.</returns>
    /// <exception cref="InsufficientHistoryException">There are fewer than two bars.</exception>
    /// <exception cref="ArgumentException">A bar is of another series, out of order, provisional or filled in, or the path has another length.</exception>
    public BacktestResult Run(IReadOnlyList<Bar> bars, PositionPath path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bars);
        ArgumentNullException.ThrowIfNull(path);
        Check(bars, path);
        var run = new BacktestRun(_costs.Fraction, bars.Count - 1);
        var timeframe = bars[0].Series.Timeframe;
        for (var i = 1; i < bars.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var bar = bars[i];
            run.Begin(bar.OpenTime, bar.Open, path[i - 1]);
            if (i + 1 < bars.Count)
            {
                var next = bars[i + 1];
                run.End(next.OpenTime, next.Open, spansGap: _calendar.NextOpen(timeframe, bar.OpenTime) < next.OpenTime, isLast: false);
            }
            else
            {
                run.End(_calendar.CloseOf(timeframe, bar.OpenTime), bar.Close, spansGap: false, isLast: true);
            }
        }

        return run.ToResult();
    }

    private static void Check(IReadOnlyList<Bar> bars, PositionPath path)
    {
        if (bars.Count < 2)
        {
            throw new InsufficientHistoryException(Text($"A backtest needs at least 2 bars, one to decide and one to fill; there are {bars.Count}."));
        }

        if (path.Count != bars.Count)
        {
            throw new ArgumentException(Text($"The path covers {path.Count} bars, but there are {bars.Count}."), nameof(path));
        }

        for (var i = 0; i < bars.Count; i++)
        {
            var bar = bars[i];
            var defect = bar.Series != bars[0].Series ? $"is of {bar.Series}, the first of {bars[0].Series}"
                : i > 0 && bar.OpenTime <= bars[i - 1].OpenTime ? "does not open after the one before it"
                : bar.IsProvisional ? "is still forming"
                : bar.Provenance == BarProvenance.Filled ? "was filled in and was never traded; leave it out, gaps are understood"
                : null;
            if (defect is not null)
            {
                throw new ArgumentException(Text($"Bar {i} at {bar.OpenTime:yyyy-MM-dd'T'HH:mm:ss'Z'} {defect}."), nameof(bars));
            }
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
