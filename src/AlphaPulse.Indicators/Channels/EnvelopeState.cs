using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Envelope{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct EnvelopeState<T> : IIndicatorState<EnvelopeState<T>, T, ChannelValue<T>>
    where T : struct, INumber<T>
{
    private readonly decimal _parameter;
    private readonly T _percent;
    private BandAverageState<T> _average;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period of the average; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="percent">How far the bands are away, in percent of the average; from 0.001 to 1000.</param>
    /// <param name="average">The average.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public EnvelopeState(int period, decimal percent, BandAverage average)
    {
        _average = new BandAverageState<T>(Period.Check(period, 1), average);
        _percent = Factor.Check<T>(percent, 0.001m, 1000);
        _parameter = percent;
    }

    /// <inheritdoc/>
    public readonly string Name => "maenv";

    /// <inheritdoc/>
    public readonly int Warmup => _average.Warmup;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _average.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out ChannelValue<T> output)
    {
        output = default;
        if (!_average.Next(in input, out var middle))
        {
            return false;
        }

        var distance = middle * _percent / Number.Convert<T>(100);
        output = new ChannelValue<T>(middle + distance, middle, middle - distance);
        return Number.IsPresent(middle + distance) && Number.IsPresent(middle - distance);
    }

    /// <inheritdoc/>
    public readonly EnvelopeState<T> Copy() => this with { _average = _average.Copy() };

    /// <inheritdoc/>
    public readonly EnvelopeState<T> Fresh() => this with { _average = _average.Fresh() };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_parameter);
        _average.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly EnvelopeState<T> Load(ref StateReader reader)
    {
        reader.Parameter("percent", _parameter);
        return this with { _average = _average.Load(ref reader) };
    }
}
