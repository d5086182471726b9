using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The mean of the last n values under fixed weights.</summary>
/// <remarks>A missing value (NaN, infinity) empties it: there is no mean until n present values followed. Copies are snapshots as those of
/// the windows. The value of <c>default</c> is unusable.</remarks>
internal struct WeightedWindow<T>
    where T : struct, INumber<T>
{
    // From the oldest value to the newest; never changed, so that copies share them.
    private readonly T[] _weights;
    private readonly T _total;
    private T[] _values;
    private int _slot;
    private int _run;

    public WeightedWindow(T[] weights)
    {
        Number.EnsureSupported<T>();
        _weights = weights;
        _total = weights.Aggregate(T.Zero, (sum, weight) => sum + weight);
        _values = WindowRing.Create<T>(weights.Length);
    }

    public readonly int Length => _weights.Length;

    /// <summary>Takes in a value; says whether there is a mean.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Push(T input, out T mean)
    {
        _values[_slot] = input;
        _slot = (_slot + 1) & (_values.Length - 1);
        _run = Number.IsPresent(input) ? Math.Min(_run + 1, _weights.Length) : 0;
        mean = default;
        if (_run < _weights.Length)
        {
            return false;
        }

        // Of the distances to the newest value, so that nothing is rounded where all are equal.
        var sum = T.Zero;
        var oldest = _slot - _weights.Length;
        for (var i = 0; i < _weights.Length; i++)
        {
            sum += _weights[i] * (_values[(oldest + i) & (_values.Length - 1)] - input);
        }

        mean = input + sum / _total;
        return Number.IsPresent(mean);
    }

    public readonly WeightedWindow<T> Copy() => this with { _values = WindowRing.Copy(_values) };

    public readonly WeightedWindow<T> Fresh() => this with { _values = WindowRing.Create<T>(_weights.Length), _slot = 0, _run = 0 };

    public readonly void Save(ref StateWriter writer)
    {
        writer.Write(_slot);
        writer.Write(_run);
        WindowRing.Save(ref writer, _values, _slot, _weights.Length);
    }

    public readonly WeightedWindow<T> Load(ref StateReader reader)
    {
        var slot = reader.ReadInt32(0, _values.Length - 1);
        return this with
        {
            _slot = slot,
            _run = reader.ReadInt32(0, _weights.Length),
            _values = WindowRing.Load<T>(ref reader, slot, _weights.Length),
        };
    }
}
