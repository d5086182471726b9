using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="RocBands{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct RocBandsState<T> : IIndicatorState<RocBandsState<T>, T, RocBandsValue<T>>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly int _average;
    private readonly int _deviation;
    private RateOfChangeState<T> _rate;
    private EmaState<T> _smoothed;
    private WindowValues<T> _rates;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">How many bars before; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="average">The period of the average of the rate; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="deviation">How many rates the bands look at; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public RocBandsState(int period, int average, int deviation)
    {
        _period = Period.Check(period, 1);
        _average = Period.Check(average, 1);
        _deviation = Period.Check(deviation, 1);
        _rate = new RateOfChangeState<T>(period, RateOfChangeScale.Percent);
        _smoothed = new EmaState<T>(average, EmaSeed.Average);
        _rates = new WindowValues<T>(deviation);
    }

    /// <inheritdoc/>
    public readonly string Name => "rocwb";

    /// <inheritdoc/>
    public readonly int Warmup => _rate.Warmup;

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => Warmup + (output == 0 ? 0 : (output == 1 ? _average : _deviation) - 1);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup + Math.Max(_deviation, _smoothed.ConvergenceBars(epsilon)) - 1;

    /// <inheritdoc/>
    public bool Next(in T input, out RocBandsValue<T> output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            Restart();
            return false;
        }

        if (!_rate.Next(in input, out var rate))
        {
            return false;
        }

        var hasAverage = _smoothed.Next(in rate, out var smoothed);
        T? band = _rates.Push(rate) ? _rates.RootOfSquares(T.Zero, _deviation, false) : null;
        output = new RocBandsValue<T>(rate, hasAverage ? smoothed : null, band, -band);
        return true;
    }

    /// <inheritdoc/>
    public readonly RocBandsState<T> Copy() => this with
    {
        _rate = _rate.Copy(),
        _rates = _rates.Copy(),
    };

    /// <inheritdoc/>
    public readonly RocBandsState<T> Fresh() => new(_period, _average, _deviation);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter(_average);
        writer.Parameter(_deviation);
        _rate.Save(ref writer);
        _smoothed.Save(ref writer);
        _rates.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly RocBandsState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("average", _average);
        reader.Parameter("deviation", _deviation);
        return this with
        {
            _rate = _rate.Load(ref reader),
            _smoothed = _smoothed.Load(ref reader),
            _rates = _rates.Load(ref reader),
        };
    }

    // A missing value; decimals are never missing.
    private void Restart()
    {
        var missing = Number.From<T>(double.NaN);
        _rate.Next(in missing, out _);
        _smoothed.Next(in missing, out _);
        _rates.Push(missing);
    }
}
