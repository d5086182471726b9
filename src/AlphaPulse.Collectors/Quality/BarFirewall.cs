using System.Diagnostics.CodeAnalysis;

namespace AlphaPulse.Collectors;

/// <summary>Judges the closed bars of one series as they come: whether the source stands still, nothing is traded, or the price cannot be believed.</summary>
/// <remarks>
/// <para>A verdict rests on the bar and on those before it, never on a later one. What cannot be a bar at all is not for it to judge: that
/// is <see cref="BarRules"/>. Bars that are held back are no part of the scale that later ones are measured with.</para>
/// <para>A price that stays is no error: where the bar behind an outlier goes on where that one ended, the outlier is confirmed, see
/// <see cref="TryTakeConfirmed"/>. So a crash is held for one bar, and a wrong print for good, as is a wick that was gone at its close.</para>
/// <para>Holds state; not safe for use from several threads. Allocates nothing per bar.</para>
/// </remarks>
public sealed class BarFirewall
{
    private readonly BarSeriesId _series;
    private readonly BarFirewallOptions _options;
    private RobustWindow _returns;
    private RobustWindow _spreads;
    private bool[] _isZero;
    private int _zeroAt, _zeroCount, _zeroes;
    private int _copies = 1;
    private int _zeroRun;
    private int _spreadRun;
    private Bar? _last;
    private Bar? _believed;
    private Bar? _doubted;
    private Bar? _confirmed;

    /// <summary>Creates a firewall that has seen nothing.</summary>
    /// <param name="series">The series.</param>
    /// <param name="options">The options; the defaults where <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public BarFirewall(BarSeriesId series, BarFirewallOptions? options = null)
    {
        _options = options ?? new BarFirewallOptions();
        if (_options.FindDefect() is { } defect)
        {
            throw new ArgumentException(defect + ".", nameof(options));
        }

        _series = series;
        _returns = new RobustWindow(_options.WindowBars, _options.LeastScale);
        _spreads = new RobustWindow(_options.WindowBars, _options.LeastSpreadScale);
        _isZero = new bool[_options.WindowBars];
    }

    /// <summary>The open time of the last bar, UTC; <see langword="null"/> before the first.</summary>
    public DateTimeOffset? LastBarTime => _last?.OpenTime;

    /// <summary>Judges the next bar.</summary>
    /// <param name="bar">A closed bar, later than the one before, of the series.</param>
    /// <param name="second">The bar of a second venue of the same time; left out of account where it became available later than the bar.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="ArgumentException">The bar is provisional, of another series or not later than the last one, or the second one is of another time.</exception>
    public BarVerdict Judge(Bar bar, Bar? second = null)
    {
        Check(bar, second);
        var verdict = Find(bar, second);
        _last = bar;
        return verdict;
    }

    /// <summary>Takes the bar that was held as an outlier and that the last one has confirmed.</summary>
    /// <param name="bar">The bar, as it was given.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryTakeConfirmed([NotNullWhen(true)] out Bar? bar)
    {
        bar = _confirmed;
        _confirmed = null;
        return bar is not null;
    }

    /// <summary>Whether more expected bars have not come than <see cref="BarFirewallOptions.StaleAfterBars"/> allows.</summary>
    /// <param name="now">The time, UTC.</param>
    /// <returns>Whether the source counts as stale; <see langword="false"/> before the first bar, of which nothing is known.</returns>
    public bool IsStale(DateTimeOffset now)
    {
        if (_last is not { } last)
        {
            return false;
        }

        // The bar that forms now has not had its time.
        var due = _options.Calendar.CountExpected(_series.Timeframe, _options.Calendar.NextOpen(_series.Timeframe, last.OpenTime), now) - 1;
        return due > _options.StaleAfterBars;
    }

    /// <summary>A firewall of its own that has seen the same.</summary>
    internal BarFirewall Fork()
    {
        var copy = (BarFirewall)MemberwiseClone();
        (copy._returns, copy._spreads, copy._isZero) = (_returns.Copy(), _spreads.Copy(), [.. _isZero]);
        return copy;
    }

    /// <summary>Another version of the last bar, which is held: the next bar may confirm it, unless it is to confirm one that was doubted before.</summary>
    internal void Doubt(Bar bar) => _doubted ??= bar;

    private BarVerdict Find(Bar bar, Bar? second)
    {
        _confirmed = null;
        _copies = _last is { } last && bar.Volume > 0 && IsCopy(bar, last) ? _copies + 1 : 1;
        if (_copies >= _options.StaleBars)
        {
            return new BarVerdict(QuarantineKind.Stale, _copies, _options.StaleBars);
        }

        if (FindZeroVolume(bar) is { } zero)
        {
            return zero;
        }

        var outlier = JudgePrice(bar);
        if (outlier.IsHeld)
        {
            return outlier;
        }

        return second is not null && second.AvailableAt <= bar.AvailableAt ? JudgeSpread(bar, second) : default;
    }

    private BarVerdict? FindZeroVolume(Bar bar)
    {
        _zeroRun = bar.Volume == 0 ? _zeroRun + 1 : 0;
        if (_zeroRun >= _options.ZeroVolumeBars)
        {
            // The bars of the run so far are in the window, and not what the series did before it.
            var before = _zeroCount - _options.ZeroVolumeBars + 1;
            if (before >= _options.FewestBars && _zeroes - _options.ZeroVolumeBars + 1 <= _options.QuietShare * before)
            {
                return new BarVerdict(QuarantineKind.ZeroVolume, _zeroRun, _options.ZeroVolumeBars);
            }
        }

        if (_zeroCount == _isZero.Length)
        {
            _zeroes -= _isZero[_zeroAt] ? 1 : 0;
        }
        else
        {
            _zeroCount++;
        }

        _isZero[_zeroAt] = bar.Volume == 0;
        _zeroes += bar.Volume == 0 ? 1 : 0;
        _zeroAt = _zeroAt + 1 == _isZero.Length ? 0 : _zeroAt + 1;
        return null;
    }

    private BarVerdict JudgePrice(Bar bar)
    {
        if (_believed is not { } believed)
        {
            _believed = bar;
            return default;
        }

        if (_doubted is { } doubted && Confirms(bar, doubted, believed))
        {
            // The market is where the doubted bar said: the jump was one, and is part of what the series does.
            _returns.Add(Return(doubted, believed));
            _returns.Add(Return(bar, doubted));
            (_confirmed, _believed, _doubted) = (doubted, bar, null);
            return default;
        }

        var distance = Distance(bar, believed);
        if (distance <= _options.OutlierScales)
        {
            _returns.Add(Return(bar, believed));
            (_believed, _doubted) = (bar, null);
            return default;
        }

        _doubted = bar;
        return new BarVerdict(QuarantineKind.Outlier, distance, _options.OutlierScales);
    }

    /// <summary>
    /// Whether a bar goes on where a doubted one ended, and that one had not come back itself: of a wick that was gone at its close the next
    /// bar can say nothing.
    /// </summary>
    private bool Confirms(Bar bar, Bar doubted, Bar believed)
    {
        var moved = Math.Abs(Return(doubted, believed));
        var reach = Math.Max(Math.Abs(Log(doubted.High, believed.Close)), Math.Abs(Log(doubted.Low, believed.Close)));
        return moved >= reach / 2
            && Math.Abs(Log(bar.Open, doubted.Close)) < Math.Abs(Log(bar.Open, believed.Close))
            && Distance(bar, doubted) <= _options.OutlierScales;
    }

    /// <summary>How many scales the farthest price of a bar is from where an earlier one ended; 0 while there are too few bars to tell.</summary>
    private double Distance(Bar bar, Bar from)
    {
        if (_returns.Count < _options.FewestBars)
        {
            return 0;
        }

        var (median, scale) = _returns.Measure();
        var up = Log(bar.High, from.Close) - median;
        var down = median - Log(bar.Low, from.Close);

        // Over a gap a price may go as far as over the bars that did not come.
        var bars = Math.Max(1, _options.Calendar.CountExpected(_series.Timeframe, from.OpenTime, bar.OpenTime));
        return Math.Max(up, down) / (scale * Math.Sqrt(bars));
    }

    private BarVerdict JudgeSpread(Bar bar, Bar second)
    {
        var spread = Log(bar.Close, second.Close);
        if (_spreads.Count >= _options.FewestBars)
        {
            var (median, scale) = _spreads.Measure();
            var distance = Math.Abs(spread - median) / scale;
            if (distance > _options.SpreadScales && _spreadRun < _options.LongestSpread)
            {
                _spreadRun++;
                return new BarVerdict(QuarantineKind.VenueSpread, distance, _options.SpreadScales);
            }

            if (distance > _options.SpreadScales)
            {
                // It stays: this is the usual spread now, and its scale is learned anew.
                _spreads.Clear();
            }
        }

        _spreadRun = 0;
        _spreads.Add(spread);
        return default;
    }

    private void Check(Bar bar, Bar? second)
    {
        ArgumentNullException.ThrowIfNull(bar);
        if (bar.IsProvisional || bar.Series != _series)
        {
            throw new ArgumentException($"The bar of {bar.Series} at {UtcText.Format(bar.OpenTime)} is still forming or not of {_series}; give closed bars of one series.", nameof(bar));
        }

        if (_last is { } last && bar.OpenTime <= last.OpenTime)
        {
            throw new ArgumentException($"The bar at {UtcText.Format(bar.OpenTime)} is not later than the last one at {UtcText.Format(last.OpenTime)}; give bars in order, each once.", nameof(bar));
        }

        if (second is not null && (second.OpenTime != bar.OpenTime || second.Series.Timeframe != _series.Timeframe))
        {
            throw new ArgumentException($"The second bar is of {second.Series} at {UtcText.Format(second.OpenTime)} and the bar of {bar.Series} at {UtcText.Format(bar.OpenTime)}; give the same time and timeframe.", nameof(second));
        }
    }

    private static bool IsCopy(Bar bar, Bar last) =>
        bar.Open == last.Open && bar.High == last.High && bar.Low == last.Low && bar.Close == last.Close && bar.Volume == last.Volume;

    private static double Return(Bar bar, Bar from) => Log(bar.Close, from.Close);

    private static double Log(decimal price, decimal from) => Math.Log((double)price / (double)from);
}
