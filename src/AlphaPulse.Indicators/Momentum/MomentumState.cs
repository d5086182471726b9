using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Momentum{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct MomentumState<T> : IIndicatorState<MomentumState<T>, T, T>
    where T : struct, INumber<T>
{
    private WindowLag<T> _lag;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">How many bars before; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public MomentumState(int period) => _lag = new WindowLag<T>(Period.Check(period, 1));

    /// <inheritdoc/>
    public readonly string Name => "mom";

    /// <inheritdoc/>
    public readonly int Warmup => _lag.Length + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        if (!_lag.Push(input, out var before))
        {
            output = default;
            return false;
        }

        output = input - before;
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly MomentumState<T> Copy() => this with { _lag = _lag.Copy() };

    /// <inheritdoc/>
    public readonly MomentumState<T> Fresh() => new(_lag.Length);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_lag.Length);
        _lag.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly MomentumState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _lag.Length);
        return this with { _lag = _lag.Load(ref reader) };
    }
}
