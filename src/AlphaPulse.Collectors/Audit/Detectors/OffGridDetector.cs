using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>
/// Prices between the ticks and volumes between the steps. A declared tick is taken as it is and what is off it is an error.
/// Otherwise the tick is told from blocks of 512 rows: the fewest decimals that nine in ten values keep to, made five or twenty-five times
/// coarser where all but one in fifty are multiples of that; a value is off where it is finer than the ticks of its block and of both
/// neighbours, since ticks change over time. Told like this, a value a thousandfold finer than the tick is an error where no more than one in a
/// hundred values of its block and of the file so far are off, and all others are a warning: venues report half ticks and private trades.
/// </summary>
internal sealed class OffGridDetector : IAuditDetector
{
    private const int BlockRows = 512;
    private const int FewestDistinct = 20;
    private const int FinerDecimals = 3;
    private readonly AuditGroup _group;
    private readonly decimal? _declared;
    private readonly int _first;
    private readonly int _count;
    private List<OffGridCell> _current = [];
    private (List<OffGridCell> Cells, decimal Tick)? _waiting;
    private decimal _before;
    private int _rows;
    private long _seen;
    private long _off;

    private OffGridDetector(AuditContext context, AuditKind kind, decimal? declared, int first, int count)
    {
        _declared = declared;
        _first = first;
        _count = count;
        _group = new AuditGroup(
            context.Sink, kind, "Compare with the source and declare the true tick or step; a repair leaves such values as they are.", join: 100);
    }

    public static OffGridDetector OfPrices(AuditContext context) => new(context, AuditKind.OffGridPrice, context.Options.Tick, 0, AuditRow.VolumeIndex);

    public static OffGridDetector OfSizes(AuditContext context) => new(context, AuditKind.OffGridSize, context.Options.Step, AuditRow.VolumeIndex, 1);

    public void Add(in AuditRow row)
    {
        for (var i = _first; i < _first + _count; i++)
        {
            // What a double left behind is reported as that.
            var shape = row.Shapes[i];
            var value = shape.CleanDecimals < 0 ? row.Value(i) : Math.Round(row.Value(i), shape.CleanDecimals);
            var cell = new OffGridCell(row.Line, row.Time, i, value, shape.Meant);
            if (_declared is not { } tick)
            {
                _current.Add(cell);
            }
            else if (value % tick != 0)
            {
                Report(AuditLevel.Error, cell, tick, "declared");
            }
        }

        if (++_rows % BlockRows == 0)
        {
            Turn();
        }
    }

    public void Complete()
    {
        Turn();
        JudgeWaiting(0);
        _group.Close();
    }

    private void Turn()
    {
        if (_current.Count == 0)
        {
            return;
        }

        var tick = TickInference.Find(_current, FewestDistinct);
        JudgeWaiting(tick);
        _waiting = (_current, tick);
        _current = [];
    }

    /// <summary>Judges the block before the current one, whose neighbours are now known.</summary>
    private void JudgeWaiting(decimal after)
    {
        if (_waiting is not { } waiting)
        {
            return;
        }

        var (cells, tick) = waiting;
        var off = tick == 0 ? [] : cells.Where(cell => IsOff(cell, tick) && IsOff(cell, _before) && IsOff(cell, after)).ToList();
        _seen += cells.Count;
        _off += off.Count;
        var isRare = 100 * off.Count <= cells.Count && 100 * _off <= _seen;
        foreach (var cell in off)
        {
            var isFar = cell.Decimals >= TickInference.DecimalsOf(tick) + FinerDecimals;
            Report(isRare && isFar ? AuditLevel.Error : AuditLevel.Warning, cell, tick, "told from the rows around it");
        }

        _before = tick;
        _waiting = null;
    }

    /// <summary>A block without enough values has no tick and says nothing.</summary>
    private static bool IsOff(OffGridCell cell, decimal tick) => tick == 0 || cell.Value % tick != 0;

    private void Report(AuditLevel level, OffGridCell cell, decimal tick, string how) => _group.Add(
        level,
        cell.Line,
        cell.Time,
        string.Create(CultureInfo.InvariantCulture, $"{AuditColumns.NameOf(cell.Column)} {cell.Value} in line {cell.Line} is no multiple of {tick}, {how}"));
}
