using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="ChaikinVolatility{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ChaikinVolatilityState<T> : IIndicatorState<ChaikinVolatilityState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly EmaSeed _seed;
    private EmaState<T> _average;
    private WindowLag<T> _before;

    // Bars since the start, at most 2n.
    private int _count;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period of the average and the bars of the change; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="seed">How the average begins; with the mean of the first n ranges by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ChaikinVolatilityState(int period, EmaSeed seed)
    {
        _period = Period.Check(period, 1);
        _seed = seed;
        _average = new EmaState<T>(period, seed);
        _before = new WindowLag<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "cvi";

    /// <inheritdoc/>
    public readonly int Warmup => 2 * _period;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _period + _average.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        var range = input.High - input.Low;
        if (!Number.IsPresent(range))
        {
            Restart();
            return false;
        }

        _count = Math.Min(_count + 1, 2 * _period);
        if (!_average.Next(in range, out var average))
        {
            return false;
        }

        if (!_before.Push(average, out var before) || _count < 2 * _period || before == T.Zero)
        {
            return false;
        }

        output = Number.Convert<T>(100) * ((average - before) / before);
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly ChaikinVolatilityState<T> Copy() => this with { _before = _before.Copy() };

    /// <inheritdoc/>
    public readonly ChaikinVolatilityState<T> Fresh() => new(_period, _seed);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        _average.Save(ref writer);
        _before.Save(ref writer);
        writer.Write(_count);
    }

    /// <inheritdoc/>
    public readonly ChaikinVolatilityState<T> Load(ref StateReader reader) => this with
    {
        _average = _average.Load(ref reader),
        _before = _before.Load(ref reader),
        _count = reader.ReadInt32(0, 2 * _period),
    };

    private void Restart()
    {
        _average = _average.Fresh();
        _before.Push(RealFunctions.Missing<T>(), out _);
        _count = 0;
    }
}
