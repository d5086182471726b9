using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The last n values in one piece, for statistics that go over all of them.</summary>
/// <remarks>A ring twice over, so that the window never wraps around. Missing values, copies and thread safety are as in
/// <see cref="WindowSum{T}"/>.</remarks>
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
        _values = Twice(WindowRing.Create<T>(length));
    }

    public readonly int Length => _length;

    public readonly bool IsFull => _run >= _length;

    /// <summary>The window, the oldest value first; meaningful only where it is full.</summary>
    public readonly ReadOnlySpan<T> Values =>
        _values.AsSpan(_slot + (_slot < _length ? _values.Length / 2 : 0) - _length, _length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Push(T value)
    {
        var ring = _values.Length / 2;
        _values[_slot] = value;
        _values[_slot + ring] = value;
        _slot = (_slot + 1) & (ring - 1);
        _run = Number.IsPresent(value) ? Math.Min(_run + 1, _length) : 0;
        return _run >= _length;
    }

    public readonly WindowValues<T> Copy() => this with { _values = WindowRing.Copy(_values) };

    public readonly WindowValues<T> Fresh() => new(_length);

    public readonly void Save(ref StateWriter writer)
    {
        writer.Write(_slot);
        writer.Write(_run);
        WindowRing.Save(ref writer, _values, _slot + _values.Length / 2, _length);
    }

    public readonly WindowValues<T> Load(ref StateReader reader)
    {
        var slot = reader.ReadInt32(0, _values.Length / 2 - 1);
        var run = reader.ReadInt32(0, _length);
        return this with { _slot = slot, _run = run, _values = Twice(WindowRing.Load<T>(ref reader, slot, _length)) };
    }

    private static T[] Twice(T[] ring) => [.. ring, .. ring];
}
