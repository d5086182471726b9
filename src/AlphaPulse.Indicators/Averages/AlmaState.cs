using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Alma{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct AlmaState<T> : IIndicatorState<AlmaState<T>, T, T>
    where T : struct, INumber<T>
{
    internal const int MaximumPeriod = 10_000;

    private readonly decimal _offset;
    private readonly decimal _sigma;

    private WeightedWindow<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 1 to 10,000.</param>
    /// <param name="offset">Where the top of the curve lies; from 0 to 1.</param>
    /// <param name="sigma">How many standard deviations of the curve are as wide as the window; from 0.1 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public AlmaState(int period, decimal offset, decimal sigma)
    {
        Number.EnsureSupported<T>();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(period, MaximumPeriod);
        Period.Check(period, 1);
        _offset = offset is >= 0 and <= 1
            ? offset
            : throw new ArgumentOutOfRangeException(nameof(offset), offset, "Choose an offset from 0 to 1.");
        _sigma = sigma is >= 0.1m and <= 100
            ? sigma
            : throw new ArgumentOutOfRangeException(nameof(sigma), sigma, "Choose a sigma from 0.1 to 100.");
        _window = new WeightedWindow<T>(GaussianWeights.Of<T>(period, offset, sigma));
    }

    /// <inheritdoc/>
    public readonly string Name => "alma";

    /// <inheritdoc/>
    public readonly int Warmup => _window.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output) => _window.Push(input, out output);

    /// <inheritdoc/>
    public readonly AlmaState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly AlmaState<T> Fresh() => this with { _window = _window.Fresh() };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_window.Length);
        writer.Parameter(_offset);
        writer.Parameter(_sigma);
        _window.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly AlmaState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _window.Length);
        reader.Parameter("offset", _offset);
        reader.Parameter("sigma", _sigma);
        return this with { _window = _window.Load(ref reader) };
    }
}
