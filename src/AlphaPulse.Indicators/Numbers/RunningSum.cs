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

    /// <summary>Takes in a value.</summary>
    /// <returns><see cref="Value"/> afterwards.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Add(T value)
    {
        if (typeof(T) == typeof(double))
        {
            var sum = Number.From<T>(ErrorFree.Sum(Number.AsDouble(_sum), Number.AsDouble(value), out var lost));
            var carry = _carry + Number.From<T>(lost);
            _sum = sum;
            _carry = carry;
            return sum + carry;
        }

        return _sum += value;
    }

    public readonly void Save(ref StateWriter writer)
    {
        writer.WriteValue(in _sum);
        writer.WriteValue(in _carry);
    }

    public readonly RunningSum<T> Load(ref StateReader reader) =>
        this with { _sum = reader.ReadValue<T>(), _carry = reader.ReadValue<T>() };
}
