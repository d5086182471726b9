using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="StochasticMomentum{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct StochasticMomentumState<T> : IIndicatorState<StochasticMomentumState<T>, Ohlcv<T>, StochasticMomentumValue<T>>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly int _first;
    private readonly int _second;
    private readonly int _signal;
    private readonly EmaSeed _seed;
    private WindowExtremes<T> _window;
    private EmaPair<T> _distance;
    private EmaPair<T> _range;
    private EmaState<T> _average;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="first">The period of the first smoothing; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="second">The period of the second smoothing; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="signal">The period of the signal; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="seed">How the averages begin.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public StochasticMomentumState(int period, int first, int second, int signal, EmaSeed seed)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 2);
        _first = Period.Check(first, 1);
        _second = Period.Check(second, 1);
        _signal = Period.Check(signal, 1);
        _seed = seed is EmaSeed.Average or EmaSeed.FirstValue
            ? seed
            : throw new ArgumentOutOfRangeException(nameof(seed), seed, "Choose the average or the first value.");
        _window = new WindowExtremes<T>(period);
        _distance = new EmaPair<T>(first, second, seed);
        _range = new EmaPair<T>(first, second, seed);
        _average = new EmaState<T>(signal, seed);
    }

    /// <inheritdoc/>
    public readonly string Name => "smi";

    /// <inheritdoc/>
    public readonly int Warmup => _period + _range.Warmup - 1;

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => Warmup + (output == 0 ? 0 : _average.Warmup - 1);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _period + _range.ConvergenceBars(epsilon) + _average.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out StochasticMomentumValue<T> output)
    {
        output = default;
        if (!BarPresence.HasRangeAndClose(in input))
        {
            return Restart();
        }

        if (!_window.Push(input.High, input.Low))
        {
            return false;
        }

        var (highest, lowest) = (_window.Highest(), _window.Lowest());
        if (!(_distance.Next(input.Close - highest + (input.Close - lowest), out var distance) & _range.Next(highest - lowest, out var range))
            || Residue.IsNothing(range, input.Close))
        {
            return false;
        }

        var index = Number.Convert<T>(100) * RealFunctions.Within(distance / range, T.One);
        if (!Number.IsPresent(index))
        {
            return false;
        }

        output = new StochasticMomentumValue<T>(index, _average.Next(in index, out var signal) ? RealFunctions.Within(signal, Number.Convert<T>(100)) : null);
        return true;
    }

    /// <inheritdoc/>
    public readonly StochasticMomentumState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly StochasticMomentumState<T> Fresh() => new(_period, _first, _second, _signal, _seed);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter(_first);
        writer.Parameter(_second);
        writer.Parameter(_signal);
        writer.Parameter((int)_seed);
        _window.Save(ref writer);
        _distance.Save(ref writer);
        _range.Save(ref writer);
        _average.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly StochasticMomentumState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("first", _first);
        reader.Parameter("second", _second);
        reader.Parameter("signal", _signal);
        reader.Parameter("seed", (int)_seed);
        return this with
        {
            _window = _window.Load(ref reader),
            _distance = _distance.Load(ref reader),
            _range = _range.Load(ref reader),
            _average = _average.Load(ref reader),
        };
    }

    private bool Restart()
    {
        _window.Clear();
        _distance.Clear();
        _range.Clear();
        _average = _average.Fresh();
        return false;
    }
}
