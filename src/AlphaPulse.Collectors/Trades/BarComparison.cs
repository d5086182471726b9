namespace AlphaPulse.Collectors;

/// <summary>Compares bars that were rebuilt from trades with those of the venue, field by field.</summary>
/// <remarks>
/// Only whole bars are compared: a bar whose trades may be missing differs for that reason. Decimals compare by value. Holds state; not
/// safe for use from several threads.
/// </remarks>
public sealed class BarComparison
{
    /// <summary>How many differences a report lists.</summary>
    public const int MaximumDifferences = 1_000;

    private readonly Totals[] _totals = new Totals[Enum.GetValues<BarField>().Length];
    private readonly List<BarDifference> _differences = [];
    private readonly BarSeriesId _series;
    private long _compared, _equal, _notWhole, _onlyRebuilt, _onlyVenue, _quiet;

    private BarComparison(BarSeriesId series) => _series = series;

    /// <summary>Compares two lists over the span that both cover.</summary>
    /// <param name="rebuilt">The rebuilt bars in the order of time.</param>
    /// <param name="venue">The bars of the venue in the order of time, of the same series.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">A list is empty or out of order, or the bars are of different series.</exception>
    public static BarComparisonReport Compare(IReadOnlyList<RebuiltBar> rebuilt, IReadOnlyList<Bar> venue)
    {
        ArgumentNullException.ThrowIfNull(rebuilt);
        ArgumentNullException.ThrowIfNull(venue);
        if (rebuilt.Count == 0 || venue.Count == 0)
        {
            throw new ArgumentException($"There are {rebuilt.Count} rebuilt bars and {venue.Count} of the venue; give at least one of each.", nameof(rebuilt));
        }

        var series = rebuilt[0].Bar.Series;
        Check([.. rebuilt.Select(one => one.Bar)], series, nameof(rebuilt));
        Check(venue, series, nameof(venue));

        // Beyond the ends of the trades nothing is known of them, and so for the bars of the venue.
        var from = Later(rebuilt[0].Bar.OpenTime, venue[0].OpenTime);
        var to = Earlier(rebuilt[^1].Bar.OpenTime, venue[^1].OpenTime);
        var comparison = new BarComparison(series);
        comparison.Walk(
            [.. rebuilt.Where(one => one.Bar.OpenTime >= from && one.Bar.OpenTime <= to)],
            [.. venue.Where(bar => bar.OpenTime >= from && bar.OpenTime <= to)]);
        return comparison.ToReport();
    }

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;

    private static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;

    private static void Check(IReadOnlyList<Bar> bars, BarSeriesId series, string parameter)
    {
        for (var i = 0; i < bars.Count; i++)
        {
            if (bars[i].Series != series)
            {
                throw new ArgumentException($"The bar at {UtcText.Format(bars[i].OpenTime)} is of {bars[i].Series} and the others of {series}; compare one series.", parameter);
            }

            if (i > 0 && bars[i].OpenTime <= bars[i - 1].OpenTime)
            {
                throw new ArgumentException($"The bar at {UtcText.Format(bars[i].OpenTime)} is not later than the one before it; give bars in order, each once.", parameter);
            }
        }
    }

    private void Walk(List<RebuiltBar> rebuilt, List<Bar> venue)
    {
        var (left, right) = (0, 0);
        while (left < rebuilt.Count || right < venue.Count)
        {
            var order = left == rebuilt.Count ? 1
                : right == venue.Count ? -1
                : rebuilt[left].Bar.OpenTime.CompareTo(venue[right].OpenTime);
            if (order < 0)
            {
                _onlyRebuilt++;
                left++;
            }
            else if (order > 0)
            {
                var isQuiet = venue[right].Volume == 0;
                _quiet += isQuiet ? 1 : 0;
                _onlyVenue += isQuiet ? 0 : 1;
                right++;
            }
            else
            {
                Compare(rebuilt[left++], venue[right++]);
            }
        }
    }

    private void Compare(RebuiltBar rebuilt, Bar venue)
    {
        if (!rebuilt.IsWhole)
        {
            _notWhole++;
            return;
        }

        var mine = rebuilt.Bar;
        var isEqual = Compare(BarField.Open, mine.OpenTime, mine.Open, venue.Open);
        isEqual &= Compare(BarField.High, mine.OpenTime, mine.High, venue.High);
        isEqual &= Compare(BarField.Low, mine.OpenTime, mine.Low, venue.Low);
        isEqual &= Compare(BarField.Close, mine.OpenTime, mine.Close, venue.Close);
        isEqual &= Compare(BarField.Volume, mine.OpenTime, mine.Volume, venue.Volume);
        if (mine.Detail?.TradeCount is { } trades && venue.Detail?.TradeCount is { } told)
        {
            isEqual &= Compare(BarField.TradeCount, mine.OpenTime, trades, told);
        }

        _compared++;
        _equal += isEqual ? 1 : 0;
    }

    private bool Compare(BarField field, DateTimeOffset openTime, decimal rebuilt, decimal venue)
    {
        ref var totals = ref _totals[(int)field];
        totals.Compared++;
        if (rebuilt == venue)
        {
            return true;
        }

        var difference = rebuilt - venue;
        totals.Different++;
        totals.Greatest = Math.Max(totals.Greatest, Math.Abs(difference));
        totals.Sum += difference;
        if (_differences.Count < MaximumDifferences)
        {
            _differences.Add(new BarDifference(openTime, field, rebuilt, venue));
        }

        return false;
    }

    private BarComparisonReport ToReport() => new()
    {
        Series = _series,
        Compared = _compared,
        Equal = _equal,
        NotWhole = _notWhole,
        OnlyRebuilt = _onlyRebuilt,
        OnlyVenue = _onlyVenue,
        Quiet = _quiet,
        Fields = [.. _totals.Select((t, i) => new BarFieldTotals((BarField)i, t.Compared, t.Different, t.Greatest, t.Sum))],
        Differences = [.. _differences],
    };

    private struct Totals
    {
        public long Compared;
        public long Different;
        public decimal Greatest;
        public decimal Sum;
    }
}
