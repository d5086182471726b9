using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The value n bars before the newest one.</summary>
/// <remarks>A missing value (NaN, infinity) empties it: there is none until n + 1 present values followed. Copies are snapshots as those
/// of the windows. The value of <c>default</c> is unusable.</remarks>
internal struct WindowLag<T>
    where T : struct, INumber<T>
{
    private readonly int _length;
    private T[] _values;
    private int _slot;

    // Present values since the start or the last missing one, at most n + 1.
    private int _run;

    public WindowLag(int length)
    {
        Number.EnsureSupported<T>();
        _length = length;
        _values = WindowRing.Create<T>(length);
    }

    public readonly int Length => _length;

    /// <summary>Takes in a value; says whether there is one before, which is meaningful only then.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Push(T value, out T before)
    {
        var mask = _values.Length - 1;
        before = _values[(_slot - _length) & mask];
        _values[_slot] = value;
        _slot = (_slot + 1) & mask;
        _run = Number.IsPresent(value) ? Math.Min(_run + 1, _length + 1) : 0;
        return _run > _length;
    }

    /// <summary>Empties the window; what it holds is never read again.</summary>
    public void Clear() => _run = 0;

    public readonly WindowLag<T> Copy() => this with { _values = WindowRing.Copy(_values) };

    public readonly void Save(ref StateWriter writer)
    {
        writer.Write(_slot);
        writer.Write(_run);
        WindowRing.Save(ref writer, _values, _slot, _length);
    }

    public readonly WindowLag<T> Load(ref StateReader reader)
    {
        var slot = reader.ReadInt32(0, _values.Length - 1);
        return this with
        {
            _slot = slot,
            _run = reader.ReadInt32(0, _length + 1),
            _values = WindowRing.Load<T>(ref reader, slot, _length),
        };
    }
}
