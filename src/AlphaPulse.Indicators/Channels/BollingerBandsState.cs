using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="BollingerBands{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct BollingerBandsState<T> : IIndicatorState<BollingerBandsState<T>, T, BollingerValue<T>>
    where T : struct, INumber<T>
{
    private WindowMoments<T> _window;
    private readonly T _deviations;
    private readonly decimal _parameter;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="deviations">How many standard deviations the bands are away; over 0, at most 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public BollingerBandsState(int period, decimal deviations)
    {
        if (deviations is <= 0 or > 100)
        {
            throw new ArgumentOutOfRangeException(nameof(deviations), deviations, "Choose a number over 0 and at most 100.");
        }

        _window = new WindowMoments<T>(Period.Check(period, 2), DeviationKind.Population);
        _deviations = Number.Convert<T>(deviations);
        _parameter = deviations;
    }

    /// <inheritdoc/>
    public readonly string Name => "bbands";

    /// <inheritdoc/>
    public readonly int Warmup => _window.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out BollingerValue<T> output)
    {
        if (!_window.Push(input))
        {
            output = default;
            return false;
        }

        var middle = _window.Mean();
        var distance = _deviations * _window.Deviation();
        output = new BollingerValue<T>(middle + distance, middle, middle - distance);
        return Number.IsPresent(output.Upper) && Number.IsPresent(output.Lower);
    }

    /// <inheritdoc/>
    public readonly BollingerBandsState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly BollingerBandsState<T> Fresh() => this with { _window = _window.Fresh() };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_parameter);
        _window.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly BollingerBandsState<T> Load(ref StateReader reader)
    {
        reader.Parameter("deviations", _parameter);
        return this with { _window = _window.Load(ref reader) };
    }
}
