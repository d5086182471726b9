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
        if (typeof(T) == typeof(double))
        {
            _sum = Number.From<T>(ErrorFree.Sum(Number.AsDouble(_sum), Number.AsDouble(value), out var lost));
            _carry += Number.From<T>(lost);
            return;
        }

        _sum += value;
    }

    public readonly void Save(ref StateWriter writer)
    {
        writer.WriteValue(in _sum);
        writer.WriteValue(in _carry);
    }

    public readonly RunningSum<T> Load(ref StateReader reader) =>
        this with { _sum = reader.ReadValue<T>(), _carry = reader.ReadValue<T>() };
}
