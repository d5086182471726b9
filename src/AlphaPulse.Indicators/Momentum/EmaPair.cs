using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The exponential average of an exponential average, the second one seeded with the first values of the first one.</summary>
/// <remarks>The value of <c>default</c> is unusable. A plain copy is a snapshot.</remarks>
internal struct EmaPair<T>(int first, int second, EmaSeed seed)
    where T : struct, INumber<T>
{
    private EmaState<T> _first = new(first, seed);
    private EmaState<T> _second = new(second, seed);

    public readonly int Warmup => _first.Warmup + _second.Warmup - 1;

    public readonly int ConvergenceBars(double epsilon) => _first.ConvergenceBars(epsilon) + _second.ConvergenceBars(epsilon);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        return _first.Next(in input, out var average) && _second.Next(in average, out output);
    }

    public void Clear()
    {
        _first = _first.Fresh();
        _second = _second.Fresh();
    }

    public readonly void Save(ref StateWriter writer)
    {
        _first.Save(ref writer);
        _second.Save(ref writer);
    }

    public readonly EmaPair<T> Load(ref StateReader reader) =>
        this with { _first = _first.Load(ref reader), _second = _second.Load(ref reader) };
}
