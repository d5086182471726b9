using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>
/// Bars whose open, high, low and close all lie on the straight line between their neighbours, <see cref="BarAuditOptions.InterpolatedBars"/>
/// in a row and not flat. Rule: each second difference is zero; where all four prices move by 50 of their last digits or more, two last
/// digits are allowed for rounding. Always an error.
/// </summary>
/// <remarks>Real minutes of a coarse tick are straight for one or two bars by chance, and not once for three in 500,000.</remarks>
internal sealed class InterpolationDetector(AuditContext context) : IAuditDetector
{
    private const int Prices = 4;
    private const decimal RoundingMoves = 50m;
    private const decimal RoundingUnits = 2m;
    private const int FewestBarsApart = 2;
    private readonly AuditRun _run = new();
    private readonly decimal[] _last = new decimal[Prices];
    private readonly decimal[] _change = new decimal[Prices];
    private long _line;
    private DateTimeOffset _time;
    private int _rows;
    private int _decimals;
    private bool _hasOneVolume;
    private decimal _volume;

    public void Add(in AuditRow row)
    {
        var decimals = 0;
        for (var i = 0; i < Prices; i++)
        {
            decimals = Math.Max(decimals, row.Shapes[i].Meant);
        }

        var unit = UnitOf(Math.Max(decimals, _decimals));
        var isStraight = _rows >= FewestBarsApart;
        var isMoving = false;
        var isRounded = true;
        var isExact = true;
        for (var i = 0; i < Prices; i++)
        {
            var change = row.Value(i) - _last[i];
            var bend = Math.Abs(change - _change[i]);
            isExact &= bend == 0;
            isRounded &= bend <= RoundingUnits * unit && Math.Abs(change) >= RoundingMoves * unit;
            isMoving |= change != 0;
            _change[i] = change;
            _last[i] = row.Value(i);
        }

        if (isStraight && isMoving && (isExact || isRounded))
        {
            _hasOneVolume = (_run.Count == 0 || _hasOneVolume) && _volume == row.Volume;
            _run.Add(_line, _time);
        }
        else
        {
            Complete();
        }

        (_line, _time, _decimals, _volume) = (row.Line, row.Time, decimals, row.Volume);
        _rows++;
    }

    public void Complete()
    {
        if (_run.Count >= context.Options.InterpolatedBars)
        {
            context.Sink.Add(_run.ToFinding(
                AuditKind.Interpolated,
                AuditLevel.Error,
                string.Create(CultureInfo.InvariantCulture, $"open, high, low and close of {_run.Count} bars lie on straight lines between their neighbours{(_hasOneVolume ? ", with one volume" : string.Empty)}"),
                "Remove these bars so that they are missing, and ask the source for the real ones; a repair leaves them as they are."));
        }

        _run.Clear();
    }

    private static decimal UnitOf(int decimals) => new(1, 0, 0, isNegative: false, (byte)Math.Min(decimals, 28));
}
