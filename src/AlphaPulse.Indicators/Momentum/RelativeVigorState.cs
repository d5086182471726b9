using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="RelativeVigor{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct RelativeVigorState<T> : IIndicatorState<RelativeVigorState<T>, Ohlcv<T>, RvgiValue<T>>
    where T : struct, INumber<T>
{
    private const int Weights = 4;

    private readonly int _period;
    private WindowValues<T> _bodies;
    private WindowValues<T> _ranges;
    private WindowSum<T> _numerator;
    private WindowSum<T> _denominator;
    private WindowValues<T> _indexes;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">How many bars are summed; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public RelativeVigorState(int period)
    {
        _period = Period.Check(period, 1);
        _bodies = new WindowValues<T>(Weights);
        _ranges = new WindowValues<T>(Weights);
        _numerator = new WindowSum<T>(period);
        _denominator = new WindowSum<T>(period);
        _indexes = new WindowValues<T>(Weights);
    }

    /// <inheritdoc/>
    public readonly string Name => "rvgi";

    /// <inheritdoc/>
    public readonly int Warmup => _period + Weights - 1;

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => Warmup + (output == 0 ? 0 : Weights - 1);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => OutputWarmup(1);

    /// <inheritdoc/>
    public bool Next(in Ohlcv<T> input, out RvgiValue<T> output)
    {
        output = default;
        if (!BarPresence.HasAll(in input))
        {
            Restart();
            return false;
        }

        if (!(_bodies.Push(input.Close - input.Open) & _ranges.Push(input.High - input.Low)))
        {
            return false;
        }

        // Six times the averages: the ratio is the same.
        if (!(_numerator.Push(Weighted(in _bodies)) & _denominator.Push(Weighted(in _ranges))))
        {
            return false;
        }

        var range = _denominator.Sum();
        // No body is longer than its bar; the two sums are rounded apart.
        var index = range == T.Zero ? default : T.Clamp(_numerator.Sum() / range, -T.One, T.One);
        if (range == T.Zero || !Number.IsPresent(index))
        {
            return false;
        }

        output = new RvgiValue<T>(index, null, null);
        if (_indexes.Push(index))
        {
            var signal = Weighted(in _indexes) / Number.Convert<T>(6);
            output = new RvgiValue<T>(index, signal, index - signal);
        }

        return true;
    }

    /// <inheritdoc/>
    public readonly RelativeVigorState<T> Copy() => this with
    {
        _bodies = _bodies.Copy(),
        _ranges = _ranges.Copy(),
        _numerator = _numerator.Copy(),
        _denominator = _denominator.Copy(),
        _indexes = _indexes.Copy(),
    };

    /// <inheritdoc/>
    public readonly RelativeVigorState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        _bodies.Save(ref writer);
        _ranges.Save(ref writer);
        _numerator.Save(ref writer);
        _denominator.Save(ref writer);
        _indexes.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly RelativeVigorState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        return this with
        {
            _bodies = _bodies.Load(ref reader),
            _ranges = _ranges.Load(ref reader),
            _numerator = _numerator.Load(ref reader),
            _denominator = _denominator.Load(ref reader),
            _indexes = _indexes.Load(ref reader),
        };
    }

    private static T Weighted(in WindowValues<T> values)
    {
        var inner = values[1] + values[2];
        return values[0] + inner + inner + values[3];
    }

    // A missing value; decimals are never missing.
    private void Restart()
    {
        var missing = Number.From<T>(double.NaN);
        _bodies.Push(missing);
        _ranges.Push(missing);
        _numerator.Push(missing);
        _denominator.Push(missing);
        _indexes.Push(missing);
    }
}
