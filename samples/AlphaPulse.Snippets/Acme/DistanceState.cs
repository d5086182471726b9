using System.Numerics;
using AlphaPulse.Indicators;

namespace AlphaPulse.Snippets;

// snippet: indicator-state
public struct DistanceState<T>(int period) : IIndicatorState<DistanceState<T>, T, T>
    where T : struct, INumber<T>
{
    private WindowSum<T> _window = new(period);

    public readonly string Name => "acme.distance";

    public readonly int Warmup => _window.Length;

    public readonly int ConvergenceBars(double epsilon) => Warmup;

    public bool Next(in T input, out T output)
    {
        output = default;
        if (!_window.Push(input))
        {
            return false; // not full yet, or a bar in it is missing
        }

        var mean = _window.Mean();
        if (mean == T.Zero)
        {
            return false; // 0/0 is no value
        }

        output = (input - mean) / mean * T.CreateChecked(100);
        return T.IsFinite(output);
    }

    public readonly DistanceState<T> Copy() => this with { _window = _window.Copy() };

    public readonly DistanceState<T> Fresh() => new(_window.Length);

    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_window.Length);
        _window.Save(ref writer);
    }

    public readonly DistanceState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _window.Length);
        return this with { _window = _window.Load(ref reader) };
    }
}
// end
