using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>A sum since the beginning; for double with what each addition rounds away carried along.</summary>
internal struct RunningSum<T>
    where T : struct, INumber<T>
{
    private T _sum;
    private T _carry;

    public RunningSum(T start) => _sum = start;

    public readonly T Value => _sum + _carry;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T value)
    {
        var sum = _sum + value;
        if (typeof(T) == typeof(double))
        {
            // Exactly what the addition has lost (Knuth's two-sum).
            var part = sum - _sum;
            _carry += _sum - (sum - part) + (value - part);
        }

        _sum = sum;
    }

    public readonly void Save(ref StateWriter writer)
    {
        writer.WriteValue(in _sum);
        writer.WriteValue(in _carry);
    }

    public readonly RunningSum<T> Load(ref StateReader reader) =>
        this with { _sum = reader.ReadValue<T>(), _carry = reader.ReadValue<T>() };
}
