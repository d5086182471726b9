using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The buying pressure of the last n bars relative to their true range.</summary>
/// <remarks>The value of <c>default</c> is unusable. Copies are snapshots as those of the windows.</remarks>
internal struct PressureWindow<T>(int length)
    where T : struct, INumber<T>
{
    private WindowSum<T> _pressure = new(length);
    private WindowSum<T> _range = new(length);

    public readonly int Length => _pressure.Length;

    /// <summary>Takes in a bar; says whether there is a ratio, which is not where nothing moved.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Push(T pressure, T range, out T ratio)
    {
        ratio = default;
        if (!(_pressure.Push(pressure) & _range.Push(range)))
        {
            return false;
        }

        var total = _range.Sum();
        if (total == T.Zero)
        {
            return false;
        }

        ratio = _pressure.Sum() / total;
        return Number.IsPresent(ratio);
    }

    public readonly PressureWindow<T> Copy() => this with { _pressure = _pressure.Copy(), _range = _range.Copy() };

    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_pressure.Length);
        _pressure.Save(ref writer);
        _range.Save(ref writer);
    }

    public readonly PressureWindow<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _pressure.Length);
        return this with { _pressure = _pressure.Load(ref reader), _range = _range.Load(ref reader) };
    }
}
