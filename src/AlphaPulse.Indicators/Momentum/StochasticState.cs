using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Stochastic{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct StochasticState<T> : IIndicatorState<StochasticState<T>, Ohlcv<T>, StochasticValue<T>>
    where T : struct, INumber<T>
{
    private WindowExtremes<T> _window;
    private WindowSum<T> _raw;
    private WindowSum<T> _smoothed;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="smoothing">How many raw values K is the mean of; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="signal">How many values of K D is the mean of; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public StochasticState(int period, int smoothing, int signal)
    {
        _window = new WindowExtremes<T>(Period.Check(period, 1));
        _raw = new WindowSum<T>(Period.Check(smoothing, 1));
        _smoothed = new WindowSum<T>(Period.Check(signal, 1));
    }

    /// <inheritdoc/>
    public readonly string Name => "stoch";

    /// <inheritdoc/>
    public readonly int Warmup => _window.Length + _raw.Length - 1;

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => Warmup + (output == 0 ? 0 : _smoothed.Length - 1);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup + _smoothed.Length - 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out StochasticValue<T> output)
    {
        output = default;
        if (!_window.Push(Number.IsPresent(input.Close) ? input.High : input.Close, input.Low))
        {
            Empty();
            return false;
        }

        var low = _window.Lowest();
        var range = _window.Highest() - low;
        if (range == T.Zero)
        {
            return false;
        }

        if (!_raw.TryMean(Rounding.Ratio(Number.Convert<T>(100) * ((input.Close - low) / range)), out var mean))
        {
            return false;
        }

        var k = Rounding.Ratio(mean);
        output = new StochasticValue<T>(k, _smoothed.TryMean(k, out var d) ? d : null);
        return true;
    }

    /// <inheritdoc/>
    public readonly StochasticState<T> Copy() =>
        this with { _window = _window.Copy(), _raw = _raw.Copy(), _smoothed = _smoothed.Copy() };

    /// <inheritdoc/>
    public readonly StochasticState<T> Fresh() => new(_window.Length, _raw.Length, _smoothed.Length);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_raw.Length);
        writer.Parameter(_smoothed.Length);
        _window.Save(ref writer);
        _raw.Save(ref writer);
        _smoothed.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly StochasticState<T> Load(ref StateReader reader)
    {
        reader.Parameter("smoothing", _raw.Length);
        reader.Parameter("signal", _smoothed.Length);
        return this with { _window = _window.Load(ref reader), _raw = _raw.Load(ref reader), _smoothed = _smoothed.Load(ref reader) };
    }

    // A missing bar empties the means too. Decimals are never missing, so that this is the warm-up, where the means are empty.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Empty()
    {
        if (typeof(T) == typeof(double))
        {
            _raw.PushMissing();
            _smoothed.PushMissing();
        }
    }
}
