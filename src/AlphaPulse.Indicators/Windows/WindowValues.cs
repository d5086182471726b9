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
        _length = Period.Check(length, 1, nameof(length));
        _values = Twice(WindowRing.Create<T>(length));
    }

    public readonly int Length => _length;

    public readonly bool IsFull => _run >= _length;

    /// <summary>The window, the oldest value first; meaningful only where it is full.</summary>
    public readonly ReadOnlySpan<T> Values =>
        _values.AsSpan(_slot + (_slot < _length ? _values.Length / 2 : 0) - _length, _length);

    /// <summary>A value by its age, 0 for the newest.</summary>
    public readonly T this[int age]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _values[_slot + _values.Length / 2 - 1 - age];
    }

    /// <summary>Takes in a value; says whether the window is full.</summary>
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

    /// <summary>Empties the window.</summary>
    public void Clear() => _run = 0;

    public readonly T Sum()
    {
        var sum = T.Zero;
        for (var age = _length - 1; age >= 0; age--)
        {
            sum += this[age];
        }

        return sum;
    }

    public readonly T Mean()
    {
        // From the newest value, so that equal values have exactly their own mean.
        var anchor = this[0];
        var sum = T.Zero;
        for (var age = 1; age < _length; age++)
        {
            sum += this[age] - anchor;
        }

        return anchor + sum / T.CreateChecked(_length);
    }

    /// <summary>The root of the sum of the squared differences from a center over a divisor; of those below it only, where that is asked for.</summary>
    public readonly T RootOfSquares(T center, int divisor, bool below)
    {
        // In units of the greatest difference: squares of small differences have no digits left in decimal.
        var greatest = T.Zero;
        for (var age = 0; age < _length; age++)
        {
            greatest = Number.Max(greatest, Distance(age, center, below));
        }

        if (greatest == T.Zero)
        {
            return T.Zero;
        }

        var squares = T.Zero;
        for (var age = 0; age < _length; age++)
        {
            var share = Distance(age, center, below) / greatest;
            squares += share * share;
        }

        return greatest * Elementary.Sqrt(squares / T.CreateChecked(divisor));
    }

    public readonly T Deviation(DeviationKind kind) =>
        RootOfSquares(Mean(), kind == DeviationKind.Sample ? _length - 1 : _length, false);

    public readonly WindowValues<T> Copy() => this with { _values = WindowRing.Copy(_values) };

    public readonly WindowValues<T> Fresh() => new(_length);

    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_length);
        writer.Write(_slot);
        writer.Write(_run);
        WindowRing.Save(ref writer, _values, _slot + _values.Length / 2, _length);
    }

    public readonly WindowValues<T> Load(ref StateReader reader)
    {
        reader.Parameter("window", _length);
        var slot = reader.ReadInt32(0, _values.Length / 2 - 1);
        var run = reader.ReadInt32(0, _length);
        return this with { _slot = slot, _run = run, _values = Twice(WindowRing.Load<T>(ref reader, slot, _length)) };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly T Distance(int age, T center, bool below)
    {
        var difference = this[age] - center;
        return below ? Number.Max(T.Zero, -difference) : T.Abs(difference);
    }

    private static T[] Twice(T[] ring) => [.. ring, .. ring];
}
