using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Bias{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct BiasState<T> : IIndicatorState<BiasState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private SmaState<T> _mean;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the mean; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public BiasState(int period)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 2);
        _mean = new SmaState<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "bias";

    /// <inheritdoc/>
    public readonly int Warmup => _period;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!_mean.Next(in input, out var mean) || mean == T.Zero)
        {
            return false;
        }

        output = Number.Convert<T>(100) * ((input - mean) / mean);
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly BiasState<T> Copy() => this with { _mean = _mean.Copy() };

    /// <inheritdoc/>
    public readonly BiasState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        _mean.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly BiasState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        return this with { _mean = _mean.Load(ref reader) };
    }
}
