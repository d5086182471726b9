using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The smoothed average of some bars before.</summary>
internal struct ShiftedAverage<T>
    where T : struct, INumber<T>
{
    private SmmaState<T> _average;
    private WindowLag<T> _lag;

    public ShiftedAverage(int period, int shift)
    {
        _average = new SmmaState<T>(period);
        _lag = new WindowLag<T>(Period.Check(shift, 1));
    }

    public readonly int Warmup => _average.Warmup + _lag.Length;

    public readonly int ConvergenceBars(double epsilon) => _average.ConvergenceBars(epsilon) + _lag.Length;

    public T? Next(in T input)
    {
        var hasValue = _average.Next(in input, out var value);

        // A decimal lacks an average at the beginning only.
        if (!hasValue && typeof(T) == typeof(decimal))
        {
            return null;
        }

        return _lag.Push(hasValue ? value : Number.From<T>(double.NaN), out var before) ? before : null;
    }

    public readonly ShiftedAverage<T> Copy() => this with { _lag = _lag.Copy() };

    public readonly ShiftedAverage<T> Fresh() => new(_average.Warmup, _lag.Length);

    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_lag.Length);
        _average.Save(ref writer);
        _lag.Save(ref writer);
    }

    public readonly ShiftedAverage<T> Load(ref StateReader reader)
    {
        reader.Parameter("shift", _lag.Length);
        return this with { _average = _average.Load(ref reader), _lag = _lag.Load(ref reader) };
    }
}
