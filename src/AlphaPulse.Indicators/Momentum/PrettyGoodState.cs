using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="PrettyGood{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct PrettyGoodState<T> : IIndicatorState<PrettyGoodState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private SmaState<T> _mean;
    private TrueRangeState<T> _range;
    private EmaState<T> _wilder;
    private EmaState<T> _smoothed;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period of all three averages; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public PrettyGoodState(int period)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 2);
        _mean = new SmaState<T>(period);
        _range = new TrueRangeState<T>(FirstTrueRange.None);
        _wilder = EmaState<T>.Smoothed(period);
        _smoothed = new EmaState<T>(period, EmaSeed.Average);
    }

    /// <inheritdoc/>
    public readonly string Name => "pgo";

    /// <inheritdoc/>
    public readonly int Warmup => 2 * _period;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup + Period.BarsToForget((_period - 1.0) / _period, epsilon) + Period.BarsToForget((_period - 1.0) / (_period + 1.0), epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        if (!BarPresence.HasRangeAndClose(in input))
        {
            return Restart();
        }

        var hasMean = _mean.Next(input.Close, out var mean);
        if (!_range.Next(in input, out var range)
            || !_wilder.Next(in range, out var average)
            || !_smoothed.Next(in average, out var smoothed)
            || !hasMean
            || Residue.IsNothing(smoothed, input.Close))
        {
            return false;
        }

        output = (input.Close - mean) / smoothed;
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly PrettyGoodState<T> Copy() => this with { _mean = _mean.Copy() };

    /// <inheritdoc/>
    public readonly PrettyGoodState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        _mean.Save(ref writer);
        _range.Save(ref writer);
        _wilder.Save(ref writer);
        _smoothed.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly PrettyGoodState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        return this with
        {
            _mean = _mean.Load(ref reader),
            _range = _range.Load(ref reader),
            _wilder = _wilder.Load(ref reader),
            _smoothed = _smoothed.Load(ref reader),
        };
    }

    private bool Restart()
    {
        _mean.Clear();
        _range = _range.Fresh();
        _wilder = _wilder.Fresh();
        _smoothed = _smoothed.Fresh();
        return false;
    }
}
