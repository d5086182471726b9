using System.Buffers.Binary;
using System.Globalization;

namespace AlphaPulse.Storage.Sqlite;

/// <summary>Reads what <see cref="BarNumbers"/> writes, one number after the other.</summary>
/// <param name="bytes">The value of the row.</param>
/// <param name="place">The store, for errors.</param>
internal ref struct BarNumbersReader(ReadOnlySpan<byte> bytes, string place)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>The next number, which has to be there.</summary>
    public decimal Next() => NextOrNull() ?? throw Damage("is absent where a bar always has one");

    /// <summary>The next number; <see langword="null"/> where it is absent.</summary>
    public decimal? NextOrNull()
    {
        if (_rest.IsEmpty)
        {
            throw Damage("is missing");
        }

        var head = _rest[0];
        var scale = head & BarNumbers.ScaleMask;
        if (scale < BarNumbers.Absent)
        {
            var length = 1 + (head >> BarNumbers.ScaleBits);
            var magnitude = Magnitude(length);
            _rest = _rest[(1 + length)..];
            return new decimal(unchecked((int)magnitude), unchecked((int)(magnitude >> 32)), 0, false, (byte)scale);
        }

        return head switch
        {
            BarNumbers.Absent => Skip(),
            BarNumbers.Wide => NextWide(),
            _ => throw Damage(string.Create(CultureInfo.InvariantCulture, $"begins with {head}, as none does")),
        };
    }

    /// <summary>The next number where it is a count; <see langword="null"/> where it is absent.</summary>
    public long? NextCount() => NextOrNull() switch
    {
        null => null,
        { Scale: 0 } and <= long.MaxValue and var count => (long)count,
        var other => throw Damage(string.Create(CultureInfo.InvariantCulture, $"is {other} where trades are counted")),
    };

    /// <summary>Refuses bytes behind the last number.</summary>
    public readonly void End()
    {
        if (!_rest.IsEmpty)
        {
            throw Damage(string.Create(CultureInfo.InvariantCulture, $"was the last, and {_rest.Length} bytes follow"));
        }
    }

    private readonly ulong Magnitude(int length)
    {
        if (_rest.Length > sizeof(ulong))
        {
            return BinaryPrimitives.ReadUInt64LittleEndian(_rest[1..]) & (ulong.MaxValue >> (64 - (8 * length)));
        }

        if (_rest.Length <= length)
        {
            throw Damage("is cut off");
        }

        var magnitude = 0UL;
        for (var i = length; i > 0; i--)
        {
            magnitude = (magnitude << 8) | _rest[i];
        }

        return magnitude;
    }

    private decimal? Skip()
    {
        _rest = _rest[1..];
        return null;
    }

    private decimal? NextWide()
    {
        if (_rest.Length < BarNumbers.WideLength || _rest[1] >= BarNumbers.Absent)
        {
            throw Damage("is cut off, or has a scale that no decimal has");
        }

        var value = new decimal(
            BinaryPrimitives.ReadInt32LittleEndian(_rest[2..]), BinaryPrimitives.ReadInt32LittleEndian(_rest[6..]), BinaryPrimitives.ReadInt32LittleEndian(_rest[10..]), false, _rest[1]);
        _rest = _rest[BarNumbers.WideLength..];
        return value;
    }

    private readonly StoreException Damage(string what) => StoreDamage.Create(place, $"a number of a bar {what}");
}
