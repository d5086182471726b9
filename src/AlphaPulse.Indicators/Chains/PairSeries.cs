using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>Two series of the same bars; there is a pair where both have a value.</summary>
internal struct PairSeries<TFirst, TSecond, TInput, T>(TFirst first, TSecond second)
    : ISeries<PairSeries<TFirst, TSecond, TInput, T>, TInput, Pair<T>>
    where TFirst : struct, ISeries<TFirst, TInput, T>
    where TSecond : struct, ISeries<TSecond, TInput, T>
    where TInput : struct
    where T : struct, INumber<T>
{
    private TFirst _first = first;
    private TSecond _second = second;

    public static bool ThrowsOverDouble => TFirst.ThrowsOverDouble || TSecond.ThrowsOverDouble;

    public readonly string Name => $"{_first.Name} and {_second.Name}";

    public readonly int Warmup => Math.Max(_first.Warmup, _second.Warmup);

    public readonly int ConvergenceBars(double epsilon) => Math.Max(_first.ConvergenceBars(epsilon), _second.ConvergenceBars(epsilon));

    public readonly bool IsPresent(in TInput input) => _first.IsPresent(in input) && _second.IsPresent(in input);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in TInput input, out Pair<T> value)
    {
        var has = _first.Next(in input, out var first) & _second.Next(in input, out var second);
        value = new Pair<T>(first, second);
        return has;
    }

    public readonly PairSeries<TFirst, TSecond, TInput, T> Copy() =>
        this with { _first = _first.Copy(), _second = _second.Copy() };

    public readonly PairSeries<TFirst, TSecond, TInput, T> Fresh() =>
        this with { _first = _first.Fresh(), _second = _second.Fresh() };

    public readonly void Save(ref StateWriter writer)
    {
        _first.Save(ref writer);
        _second.Save(ref writer);
    }

    public readonly PairSeries<TFirst, TSecond, TInput, T> Load(ref StateReader reader) =>
        this with { _first = _first.Load(ref reader), _second = _second.Load(ref reader) };
}
