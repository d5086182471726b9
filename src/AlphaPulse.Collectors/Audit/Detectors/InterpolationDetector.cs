using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>
/// Bars whose open, high, low and close all lie on the straight line between their neighbours, <see cref="BarAuditOptions.InterpolatedBars"/>
/// in a row and not flat. Rule: each second difference is zero; where all four prices move by 50 of their last digits or more, two last
/// digits are allowed for rounding. Where they move the same way by three last digits or more, two are allowed as well and three bars
/// more are needed. Always an error.
/// </summary>
/// <remarks>Real minutes of a coarse tick are straight for two bars by chance, and for three within rounding; not once beyond in 640,000.</remarks>
internal sealed class InterpolationDetector(AuditContext context) : IAuditDetector
{
    private const int Prices = 4;
    private const decimal LargeMove = 50m;
    private const decimal SmallMove = 3m;
    private const decimal RoundingUnits = 2m;
    private const int MoreForSmallMoves = 3;
    private const int FewestRows = 2;
    private readonly AuditRun _certain = new();
    private readonly AuditRun _likely = new();
    private readonly List<AuditFinding> _waiting = [];
    private readonly decimal[] _last = new decimal[Prices];
    private readonly decimal[] _change = new decimal[Prices];
    private long _line;
    private DateTimeOffset _time;
    private int _rows;
    private int _decimals;

    public void Add(in AuditRow row)
    {
        var decimals = 0;
        for (var i = 0; i < Prices; i++)
        {
            decimals = Math.Max(decimals, row.Shapes[i].Meant);
        }

        var (isCertain, isLikely) = Compare(row, new decimal(1, 0, 0, isNegative: false, (byte)Math.Min(Math.Max(decimals, _decimals), 28)));
        if (isCertain)
        {
            _certain.Add(_line, _time);
        }
        else
        {
            CloseCertain();
        }

        if (isCertain || isLikely)
        {
            _likely.Add(_line, _time);
        }
        else
        {
            CloseLikely();
        }

        (_line, _time, _decimals) = (row.Line, row.Time, decimals);
        _rows++;
    }

    public void Complete()
    {
        CloseCertain();
        CloseLikely();
    }

    /// <summary>Whether the bar before this one lies on the line between its neighbours, for certain or within the rounding of small moves.</summary>
    private (bool IsCertain, bool IsLikely) Compare(in AuditRow row, decimal unit)
    {
        bool isExact = true, isWithinRounding = true, isLarge = true, isMoving = false;
        int up = 0, down = 0;
        for (var i = 0; i < Prices; i++)
        {
            var change = row.Value(i) - _last[i];
            var bend = Math.Abs(change - _change[i]);
            isExact &= bend == 0;
            isWithinRounding &= bend <= RoundingUnits * unit;
            isLarge &= Math.Abs(change) >= LargeMove * unit;
            isMoving |= change != 0;
            up += change >= SmallMove * unit ? 1 : 0;
            down += change <= -SmallMove * unit ? 1 : 0;
            _change[i] = change;
            _last[i] = row.Value(i);
        }

        if (_rows < FewestRows)
        {
            return default;
        }

        return ((isExact && isMoving) || (isWithinRounding && isLarge), isWithinRounding && (up == Prices || down == Prices));
    }

    private void CloseCertain()
    {
        if (_certain.Count >= context.Options.InterpolatedBars)
        {
            _waiting.Add(ToFinding(_certain));
        }

        _certain.Clear();
    }

    /// <summary>A long stretch within rounding is one finding; of a short one those parts are that are certain.</summary>
    private void CloseLikely()
    {
        if (_likely.Count >= context.Options.InterpolatedBars + MoreForSmallMoves)
        {
            context.Sink.Add(ToFinding(_likely));
        }
        else
        {
            _waiting.ForEach(context.Sink.Add);
        }

        _waiting.Clear();
        _likely.Clear();
    }

    private static AuditFinding ToFinding(AuditRun run) => run.ToFinding(
        AuditKind.Interpolated,
        AuditLevel.Error,
        string.Create(CultureInfo.InvariantCulture, $"open, high, low and close of {run.Count} bars lie on straight lines between their neighbours"),
        "Remove these bars so that they are missing, and ask the source for the real ones; a repair leaves them as they are.");
}
