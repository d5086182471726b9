using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Bandwidth{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct BandwidthState<T> : IIndicatorState<BandwidthState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly decimal _parameter;
    private readonly T _width;
    private WindowMoments<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="deviations">How many standard deviations the bands are away; from 0.001 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public BandwidthState(int period, decimal deviations)
    {
        _window = new WindowMoments<T>(Period.Check(period, 2), DeviationKind.Population);
        _width = Factor.Check<T>(deviations, 0.001m, 100) + Number.Convert<T>(deviations);
        _parameter = deviations;
    }

    /// <inheritdoc/>
    public readonly string Name => "bbw";

    /// <inheritdoc/>
    public readonly int Warmup => _window.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!_window.Push(input))
        {
            return false;
        }

        var mean = _window.Mean();
        if (mean == T.Zero)
        {
            return false;
        }

        output = _width * _window.Deviation() / mean;
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly BandwidthState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly BandwidthState<T> Fresh() => this with { _window = _window.Fresh() };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_parameter);
        _window.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly BandwidthState<T> Load(ref StateReader reader)
    {
        reader.Parameter("deviations", _parameter);
        return this with { _window = _window.Load(ref reader) };
    }
}
