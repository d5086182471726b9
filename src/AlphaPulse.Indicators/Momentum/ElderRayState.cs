using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="ElderRay{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ElderRayState<T> : IIndicatorState<ElderRayState<T>, Ohlcv<T>, ElderRayValue<T>>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private EmaState<T> _average;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period of the average; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ElderRayState(int period)
    {
        _period = Period.Check(period, 1);
        _average = new EmaState<T>(period, EmaSeed.Average);
    }

    /// <inheritdoc/>
    public readonly string Name => "eri";

    /// <inheritdoc/>
    public readonly int Warmup => _period;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _average.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out ElderRayValue<T> output)
    {
        output = default;
        if (!BarPresence.HasRangeAndClose(in input))
        {
            Restart();
            return false;
        }

        var close = input.Close;
        if (!_average.Next(in close, out var average))
        {
            return false;
        }

        output = new ElderRayValue<T>(input.High - average, input.Low - average);
        return Number.IsPresent(output.Bull) && Number.IsPresent(output.Bear);
    }

    /// <inheritdoc/>
    public readonly ElderRayState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly ElderRayState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        _average.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly ElderRayState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        return this with { _average = _average.Load(ref reader) };
    }

    // A missing value; decimals are never missing.
    private void Restart()
    {
        var missing = Number.From<T>(double.NaN);
        _average.Next(in missing, out _);
    }
}
