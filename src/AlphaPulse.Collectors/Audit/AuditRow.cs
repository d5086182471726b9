using System.Runtime.CompilerServices;

namespace AlphaPulse.Collectors;

/// <summary>One row that could be read, with how it is written.</summary>
internal struct AuditRow
{
    public const int VolumeIndex = 4;

    public long Line;
    public DateTimeOffset Time;

    /// <summary>The unit of the time where it is another than that with which the file began, in words; otherwise <see langword="null"/>.</summary>
    public string? OtherUnit;

    /// <summary>The row of the same time that was read before, where it is not long ago.</summary>
    public EarlierRow? Earlier;

    /// <summary>Whether a row before this one is later in time.</summary>
    public bool IsBehind;

    /// <summary>Which rule of a bar the row breaks, or <see langword="null"/>.</summary>
    public string? Defect;

    /// <summary>Whether the calendar expects a bar at this time.</summary>
    public bool IsExpected;

    public decimal Open;
    public decimal High;
    public decimal Low;
    public decimal Close;
    public decimal Volume;
    public FiveShapes Shapes;

    public readonly bool IsFlat => Open == High && High == Low && Low == Close;

    /// <summary>A number by its place: open, high, low, close, volume.</summary>
    public readonly decimal Value(int index) => index switch
    {
        0 => Open,
        1 => High,
        2 => Low,
        3 => Close,
        _ => Volume,
    };

    /// <summary>The shapes of open, high, low, close and volume.</summary>
    [InlineArray(5)]
    public struct FiveShapes
    {
        private NumberShape _first;
    }
}
