using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The last n values, for whoever has to look at each of them.</summary>
/// <remarks>A missing value (NaN, infinity) empties it. Copies are snapshots as those of the windows. The value of <c>default</c> is unusable.</remarks>
internal struct WindowValues<T>
    where T : struct, INumber<T>
{
    private readonly int _length;
    private T[] _values;
    private int _slot;
    private int _run;

    public WindowValues(int length)
    {
        Number.EnsureSupported<T>();
        _length = length;
        _values = WindowRing.Create<T>(length);
    }

    public readonly int Length => _length;

    /// <summary>Whether the window is full of present values.</summary>
    public readonly bool IsFull => _run >= _length;

    /// <summary>The value so many bars before the newest one; 0 for that.</summary>
    public readonly T this[int age] => _values[(_slot - 1 - age) & (_values.Length - 1)];

    /// <summary>Takes in a value and lets the oldest go.</summary>
    public bool Push(T value)
    {
        _values[_slot] = value;
        _slot = (_slot + 1) & (_values.Length - 1);
        _run = Number.IsPresent(value) ? Math.Min(_run + 1, _length) : 0;
        return _run >= _length;
    }

    public readonly WindowValues<T> Copy() => this with { _values = WindowRing.Copy(_values) };

    public readonly void Save(ref StateWriter writer)
    {
        writer.Write(_slot);
        writer.Write(_run);
        WindowRing.Save(ref writer, _values, _slot, _length);
    }

    public readonly WindowValues<T> Load(ref StateReader reader)
    {
        var slot = reader.ReadInt32(0, _values.Length - 1);
        return this with
        {
            _slot = slot,
            _run = reader.ReadInt32(0, _length),
            _values = WindowRing.Load<T>(ref reader, slot, _length),
        };
    }
}
