using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>
/// A jump between two bars by the ratio of a split, which stays for the 20 bars behind it. Rule: close to open within
/// <see cref="BarAuditOptions.SplitTolerance"/> of 3:2 or of n:1 in either direction, the close before it within a quarter of the one
/// before that, and the close of the last of those bars within a quarter of the new level: a flash crash is no split. Where the median volume goes the other way by a tenth or more it is an error, otherwise a warning.
/// </summary>
internal sealed class SplitDetector(AuditContext context) : IAuditDetector
{
    private const int Window = 20;
    private const int FewestBars = 3;
    private const decimal LevelTolerance = 0.25m;
    private const decimal VolumeSupport = 1.1m;
    private static readonly decimal[] Ratios = [1.5m, 2m, 3m, 4m, 5m, 6m, 7m, 8m, 10m, 12m, 15m, 20m, 25m, 30m, 50m, 100m];
    private readonly Queue<decimal> _volumes = new();
    private readonly List<decimal> _behind = [];
    private (long Line, DateTimeOffset Time, decimal Open, decimal Close)? _last;
    private Jump? _jump;
    private bool _isSettled;

    public void Add(in AuditRow row)
    {
        if (row.Earlier is not null)
        {
            return;
        }

        if (_jump is null && _isSettled && _last is { } last && _volumes.Count >= FewestBars)
        {
            // In the order of time, whichever way the file runs.
            var (before, after) = context.IsDescending ? (row.Close, last.Open) : (last.Close, row.Open);
            if (FindRatio(before, after) is { } ratio)
            {
                _jump = new Jump(last.Line, last.Time, row.Line, row.Time, before, after, ratio, Median(_volumes));
                _behind.Clear();
            }
        }

        if (_jump is not null)
        {
            _behind.Add(row.Volume);
        }

        _volumes.Enqueue(row.Volume);
        if (_volumes.Count > Window)
        {
            _volumes.Dequeue();
        }

        _isSettled = _last is { } previous && IsNear(row.Close, previous.Close);
        _last = (row.Line, row.Time, row.Open, row.Close);
        if (_behind.Count == Window)
        {
            Complete();
        }
    }

    public void Complete()
    {
        if (_jump is { } jump && _last is { } last && _behind.Count >= FewestBars)
        {
            var level = context.IsDescending ? jump.Before : jump.After;
            if (IsNear(last.Close, level))
            {
                Report(jump);
            }
        }

        _jump = null;
        _behind.Clear();
    }

    private static bool IsNear(decimal price, decimal level) => Math.Abs(price - level) <= LevelTolerance * level;

    private static decimal Median(IEnumerable<decimal> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private decimal? FindRatio(decimal before, decimal after)
    {
        var (more, less) = before > after ? (before, after) : (after, before);
        foreach (var known in Ratios)
        {
            // A product of the lesser price stays in range where a quotient of two extreme prices would not.
            if (Math.Abs(more - (known * less)) <= known * less * context.Options.SplitTolerance)
            {
                return known;
            }
        }

        return null;
    }

    private void Report(Jump jump)
    {
        var near = Median(_behind);
        var (volumeBefore, volumeAfter) = context.IsDescending ? (near, jump.Volume) : (jump.Volume, near);
        var isForward = jump.Before > jump.After;
        var isSupported = isForward ? volumeAfter >= VolumeSupport * volumeBefore : volumeBefore >= VolumeSupport * volumeAfter;
        var run = new AuditRun();
        run.Add(jump.LineBefore, jump.TimeBefore);
        run.Add(jump.Line, jump.Time);
        var terms = isForward ? $"{jump.Ratio.ToString(CultureInfo.InvariantCulture)} for 1" : $"1 for {jump.Ratio.ToString(CultureInfo.InvariantCulture)}";
        context.Sink.Add(run.ToFinding(
            AuditKind.Split,
            isSupported ? AuditLevel.Error : AuditLevel.Warning,
            string.Create(CultureInfo.InvariantCulture, $"the price goes from {jump.Before} to {jump.After} between lines {jump.LineBefore} and {jump.Line}, as with a split of {terms}; the median volume goes from {volumeBefore} to {volumeAfter}"),
            "Find the split in the list of corporate actions and adjust the bars before it, or cut the series there; a repair leaves them as they are.") with
        {
            SplitRatio = isForward ? jump.Ratio : 1 / jump.Ratio,
        });
    }

    private sealed record Jump(
        long LineBefore, DateTimeOffset TimeBefore, long Line, DateTimeOffset Time, decimal Before, decimal After, decimal Ratio, decimal Volume);
}
