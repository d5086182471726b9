using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="WeightedAverage{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct WeightedAverageState<T> : IIndicatorState<WeightedAverageState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly AverageWeights _weights;
    private WeightedWindow<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="weights">Which weights.</param>
    /// <param name="period">The bars of the window; from 1 to 10,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public WeightedAverageState(AverageWeights weights, int period)
    {
        Number.EnsureSupported<T>();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(period, WindowWeights.MaximumPeriod);
        Period.Check(period, 1);
        _weights = weights;
        _window = new WeightedWindow<T>(WindowWeights.Of<T>(weights, period));
    }

    /// <inheritdoc/>
    public readonly string Name => _weights switch
    {
        AverageWeights.Symmetric => "swma",
        AverageWeights.Sine => "sinwma",
        AverageWeights.Fibonacci => "fwma",
        _ => "pwma",
    };

    /// <inheritdoc/>
    public readonly int Warmup => _window.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        if (_window.Push(input, out output))
        {
            return true;
        }

        output = default;
        return false;
    }

    /// <inheritdoc/>
    public readonly WeightedAverageState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly WeightedAverageState<T> Fresh() => this with { _window = _window.Fresh() };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter((int)_weights);
        writer.Parameter(_window.Length);
        _window.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly WeightedAverageState<T> Load(ref StateReader reader)
    {
        reader.Parameter("weights", (int)_weights);
        reader.Parameter("period", _window.Length);
        return this with { _window = _window.Load(ref reader) };
    }
}
