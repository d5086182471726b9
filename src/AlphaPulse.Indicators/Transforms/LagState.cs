using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Lag{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct LagState<T> : IIndicatorState<LagState<T>, T, T>
    where T : struct, INumber<T>
{
    private WindowLag<T> _values;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">How many bars before; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public LagState(int period) => _values = new WindowLag<T>(Period.Check(period, 1));

    /// <inheritdoc/>
    public readonly string Name => "lag";

    /// <inheritdoc/>
    public readonly int Warmup => _values.Length + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        if (_values.Push(input, out output))
        {
            return true;
        }

        output = default;
        return false;
    }

    /// <inheritdoc/>
    public readonly LagState<T> Copy() => this with { _values = _values.Copy() };

    /// <inheritdoc/>
    public readonly LagState<T> Fresh() => new(_values.Length);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_values.Length);
        _values.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly LagState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _values.Length);
        return this with { _values = _values.Load(ref reader) };
    }
}
