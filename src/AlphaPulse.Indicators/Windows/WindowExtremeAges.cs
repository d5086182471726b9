using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>How many bars ago the last n highs had their highest and the last n lows their lowest.</summary>
/// <remarks>
/// An age is kept until a newer extreme comes; the window is searched only when the extreme leaves it. A missing value (NaN, infinity)
/// empties the window. Copies are snapshots as those of the windows. The value of <c>default</c> is unusable.
/// </remarks>
internal struct WindowExtremeAges<T>
    where T : struct, INumber<T>
{
    private readonly int _length;
    private readonly ExtremeTie _tie;
    private T[] _highs;
    private T[] _lows;
    private int _slot;
    private int _run;
    private int _highAge;
    private int _lowAge;

    public WindowExtremeAges(int length, ExtremeTie tie)
    {
        Number.EnsureSupported<T>();
        _length = length;
        _tie = tie is ExtremeTie.Latest or ExtremeTie.Earliest
            ? tie
            : throw new ArgumentOutOfRangeException(nameof(tie), tie, "Choose the latest or the earliest.");
        _highs = WindowRing.Create<T>(length);
        _lows = WindowRing.Create<T>(length);
    }

    public readonly int Length => _length;

    public readonly ExtremeTie Tie => _tie;

    /// <summary>Bars since the highest high, 0 for the newest bar; meaningful only where the window is full.</summary>
    public readonly int HighAge => _highAge;

    /// <summary>Bars since the lowest low, 0 for the newest bar; meaningful only where the window is full.</summary>
    public readonly int LowAge => _lowAge;

    /// <summary>Takes in a bar; says whether the window is full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Push(T high, T low)
    {
        var mask = _highs.Length - 1;
        _highs[_slot] = high;
        _lows[_slot] = low;
        _slot = (_slot + 1) & mask;
        if (!Number.IsPresent(high) || !Number.IsPresent(low))
        {
            _run = 0;
            return false;
        }

        _run = Math.Min(_run + 1, _length);
        _highAge++;
        _lowAge++;
        if (_run == 1)
        {
            _highAge = 0;
            _lowAge = 0;
            return _length == 1;
        }

        if (_highAge >= _run)
        {
            _highAge = FindHighest();
        }
        else if (IsHigher(high, _highs[(_slot - 1 - _highAge) & mask]))
        {
            _highAge = 0;
        }

        if (_lowAge >= _run)
        {
            _lowAge = FindLowest();
        }
        else if (IsLower(low, _lows[(_slot - 1 - _lowAge) & mask]))
        {
            _lowAge = 0;
        }

        return _run >= _length;
    }

    public readonly WindowExtremeAges<T> Copy() => this with { _highs = WindowRing.Copy(_highs), _lows = WindowRing.Copy(_lows) };

    public readonly WindowExtremeAges<T> Fresh() => new(_length, _tie);

    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_length);
        writer.Parameter((int)_tie);
        writer.Write(_slot);
        writer.Write(_run);
        WindowRing.Save(ref writer, _highs, _slot, _length);
        WindowRing.Save(ref writer, _lows, _slot, _length);
    }

    public readonly WindowExtremeAges<T> Load(ref StateReader reader)
    {
        reader.Parameter("window", _length);
        reader.Parameter("tie", (int)_tie);
        var slot = reader.ReadInt32(0, _highs.Length - 1);
        var loaded = this with
        {
            _slot = slot,
            _run = reader.ReadInt32(0, _length),
            _highs = WindowRing.Load<T>(ref reader, slot, _length),
            _lows = WindowRing.Load<T>(ref reader, slot, _length),
        };
        loaded._highAge = loaded.FindHighest();
        loaded._lowAge = loaded.FindLowest();
        return loaded;
    }

    private readonly bool IsHigher(T newer, T older) => _tie == ExtremeTie.Latest ? newer >= older : newer > older;

    private readonly bool IsLower(T newer, T older) => _tie == ExtremeTie.Latest ? newer <= older : newer < older;

    private readonly int FindHighest()
    {
        var mask = _highs.Length - 1;
        var found = Math.Max(0, _run - 1);
        for (var age = found - 1; age >= 0; age--)
        {
            found = IsHigher(_highs[(_slot - 1 - age) & mask], _highs[(_slot - 1 - found) & mask]) ? age : found;
        }

        return found;
    }

    private readonly int FindLowest()
    {
        var mask = _lows.Length - 1;
        var found = Math.Max(0, _run - 1);
        for (var age = found - 1; age >= 0; age--)
        {
            found = IsLower(_lows[(_slot - 1 - age) & mask], _lows[(_slot - 1 - found) & mask]) ? age : found;
        }

        return found;
    }
}
