using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace AlphaPulse;

/// <summary>The length of a bar and the grid that its open times lie on: <c>1m</c>, <c>4h</c>, <c>1d</c>, <c>1w</c>, <c>1mo</c>.</summary>
/// <remarks>
/// <para>Anchors of the grid: seconds, minutes, hours and days count from 1970-01-01T00:00Z; weeks from Monday 1970-01-05;
/// months from January of the year 1, so that <c>3mo</c> gives calendar quarters.</para>
/// <para>Range: counts from 1 to 10,000. Equality is of count and unit (<c>60m</c> and <c>1h</c> are different names of the same
/// grid and are not equal); order is by approximate length, then unit. The value of <c>default</c> is no timeframe: its text is
/// empty and its methods throw <see cref="InvalidOperationException"/>. Immutable and safe for use from any thread.</para>
/// </remarks>
public readonly struct Timeframe : IEquatable<Timeframe>, IComparable<Timeframe>, ISpanParsable<Timeframe>
{
    private const int MaximumCount = 10_000;
    private static readonly long WeekAnchor = new DateTime(1970, 1, 5, 0, 0, 0, DateTimeKind.Utc).Ticks;

    /// <summary>Creates a timeframe.</summary>
    /// <param name="count">How many units; from 1 to 10,000.</param>
    /// <param name="unit">The unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count or the unit is out of range.</exception>
    public Timeframe(int count, TimeframeUnit unit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaximumCount);
        if (unit is < TimeframeUnit.Second or > TimeframeUnit.Month)
        {
            throw new ArgumentOutOfRangeException(nameof(unit), unit, "Choose a unit from seconds to months.");
        }

        Count = count;
        Unit = unit;
    }

    /// <summary>One minute.</summary>
    public static Timeframe OneMinute => new(1, TimeframeUnit.Minute);

    /// <summary>One hour.</summary>
    public static Timeframe OneHour => new(1, TimeframeUnit.Hour);

    /// <summary>One UTC day.</summary>
    public static Timeframe OneDay => new(1, TimeframeUnit.Day);

    /// <summary>How many units; 0 only for <c>default</c>.</summary>
    public int Count { get; }

    /// <summary>The unit.</summary>
    public TimeframeUnit Unit { get; }

    /// <summary>Whether a bar is shorter than a UTC day.</summary>
    public bool IsIntraday => Unit is TimeframeUnit.Second or TimeframeUnit.Minute or TimeframeUnit.Hour
        && FixedTicks < TimeSpan.TicksPerDay;

    /// <summary>The length of a bar; for months the average of 30.436875 days, which is meant for sizing only.</summary>
    /// <exception cref="InvalidOperationException">The value is <c>default</c>.</exception>
    public TimeSpan Duration => Unit == TimeframeUnit.Month
        ? TimeSpan.FromTicks((long)(Count * 30.436875 * TimeSpan.TicksPerDay))
        : TimeSpan.FromTicks(FixedTicks);

    private long FixedTicks => Unit switch
    {
        TimeframeUnit.Second => Count * TimeSpan.TicksPerSecond,
        TimeframeUnit.Minute => Count * TimeSpan.TicksPerMinute,
        TimeframeUnit.Hour => Count * TimeSpan.TicksPerHour,
        TimeframeUnit.Day => Count * TimeSpan.TicksPerDay,
        TimeframeUnit.Week => Count * 7 * TimeSpan.TicksPerDay,
        TimeframeUnit.Month => throw new InvalidOperationException("Months have no fixed length."),
        _ => throw new InvalidOperationException("This is default(Timeframe); create one, for example new Timeframe(1, TimeframeUnit.Hour)."),
    };

    /// <summary>The open time of the bar that contains an instant.</summary>
    /// <param name="time">The instant.</param>
    /// <returns>The greatest grid time that is not after it, UTC.</returns>
    public DateTimeOffset Floor(DateTimeOffset time)
    {
        var ticks = time.UtcTicks;
        if (Unit == TimeframeUnit.Month)
        {
            var utc = time.UtcDateTime;
            var month = (utc.Year - 1) * 12 + utc.Month - 1;
            return FromMonthIndex(month - month % Count);
        }

        var anchor = Unit == TimeframeUnit.Week ? WeekAnchor : DateTimeOffset.UnixEpoch.Ticks;
        var length = FixedTicks;
        var offset = (ticks - anchor) % length;
        return new DateTimeOffset(ticks - (offset < 0 ? offset + length : offset), TimeSpan.Zero);
    }

    /// <summary>The open time of a bar some bars later or earlier on the grid; for a time off the grid, the same offset is kept.</summary>
    /// <param name="openTime">The open time of a bar.</param>
    /// <param name="bars">How many bars later; negative for earlier.</param>
    /// <returns>The open time, UTC.</returns>
    public DateTimeOffset Add(DateTimeOffset openTime, long bars)
    {
        var utc = openTime.ToUniversalTime();
        return Unit == TimeframeUnit.Month
            ? new DateTimeOffset(utc.UtcDateTime.AddMonths(checked((int)(bars * Count))), TimeSpan.Zero)
            : utc.AddTicks(bars * FixedTicks);
    }

    /// <summary>Whether an instant is an open time of the grid.</summary>
    /// <param name="time">The instant.</param>
    /// <returns>Whether <see cref="Floor"/> leaves it as it is.</returns>
    public bool IsOnGrid(DateTimeOffset time) => Floor(time) == time;

    /// <summary>How many grid times lie in a half-open span.</summary>
    /// <param name="from">The start, included.</param>
    /// <param name="to">The end, excluded.</param>
    /// <returns>The count, 0 for an empty or reversed span.</returns>
    public long CountBetween(DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from)
        {
            return 0;
        }

        var first = Floor(from);
        if (first < from)
        {
            first = Add(first, 1);
        }

        if (first >= to)
        {
            return 0;
        }

        var last = Floor(to.AddTicks(-1));
        return Unit == TimeframeUnit.Month
            ? (MonthIndex(last) - MonthIndex(first)) / Count + 1
            : (last.UtcTicks - first.UtcTicks) / FixedTicks + 1;
    }

    /// <summary>Parses a count followed by <c>s</c>, <c>m</c>, <c>h</c>, <c>d</c>, <c>w</c> or <c>mo</c>; lower case.</summary>
    /// <param name="s">The text.</param>
    /// <returns>The timeframe.</returns>
    /// <exception cref="FormatException">The text is not a timeframe.</exception>
    public static Timeframe Parse(string s) => Parse(s, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public static Timeframe Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc/>
    public static Timeframe Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out var result)
            ? result
            : throw new FormatException($"'{s}' is not a timeframe: expected a count and a unit, as in 30s, 1m, 4h, 1d, 1w or 1mo.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Timeframe result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Timeframe result)
    {
        result = default;
        var digits = 0;
        while (digits < s.Length && char.IsAsciiDigit(s[digits]))
        {
            digits++;
        }

        var unit = s[digits..] switch
        {
            "s" => TimeframeUnit.Second,
            "m" => TimeframeUnit.Minute,
            "h" => TimeframeUnit.Hour,
            "d" => TimeframeUnit.Day,
            "w" => TimeframeUnit.Week,
            "mo" => TimeframeUnit.Month,
            _ => TimeframeUnit.None,
        };
        if (unit == TimeframeUnit.None
            || !int.TryParse(s[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count is < 1 or > MaximumCount)
        {
            return false;
        }

        result = new Timeframe(count, unit);
        return true;
    }

    /// <summary>Whether two timeframes have the same count and unit.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(Timeframe left, Timeframe right) => left.Equals(right);

    /// <summary>Whether two timeframes differ in count or unit.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(Timeframe left, Timeframe right) => !left.Equals(right);

    /// <summary>Whether the left timeframe is shorter.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The order of <see cref="CompareTo"/>.</returns>
    public static bool operator <(Timeframe left, Timeframe right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left timeframe is not longer.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The order of <see cref="CompareTo"/>.</returns>
    public static bool operator <=(Timeframe left, Timeframe right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left timeframe is longer.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The order of <see cref="CompareTo"/>.</returns>
    public static bool operator >(Timeframe left, Timeframe right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left timeframe is not shorter.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The order of <see cref="CompareTo"/>.</returns>
    public static bool operator >=(Timeframe left, Timeframe right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public bool Equals(Timeframe other) => Count == other.Count && Unit == other.Unit;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Timeframe other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Count, Unit);

    /// <inheritdoc/>
    public int CompareTo(Timeframe other)
    {
        var mine = Unit == TimeframeUnit.None ? 0 : Duration.Ticks;
        var theirs = other.Unit == TimeframeUnit.None ? 0 : other.Duration.Ticks;
        var byLength = mine.CompareTo(theirs);
        return byLength != 0 ? byLength : Unit.CompareTo(other.Unit);
    }

    /// <summary>The text that <see cref="Parse(string)"/> reads back to an equal value; empty for <c>default</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Unit == TimeframeUnit.None
        ? string.Empty
        : string.Create(CultureInfo.InvariantCulture, $"{Count}{Suffix}");

    private string Suffix => Unit switch
    {
        TimeframeUnit.Second => "s",
        TimeframeUnit.Minute => "m",
        TimeframeUnit.Hour => "h",
        TimeframeUnit.Day => "d",
        TimeframeUnit.Week => "w",
        _ => "mo",
    };

    private static int MonthIndex(DateTimeOffset time) => (time.Year - 1) * 12 + time.Month - 1;

    private static DateTimeOffset FromMonthIndex(int index) =>
        new(index / 12 + 1, index % 12 + 1, 1, 0, 0, 0, TimeSpan.Zero);
}
