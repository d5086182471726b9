using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="RangeVolatility{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct RangeVolatilityState<T> : IIndicatorState<RangeVolatilityState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    // The natural logarithm of 2.
    private const decimal Ln2 = 0.6931471805599453094172321215m;

    private readonly decimal _year;
    private readonly RangeEstimator _estimator;
    private readonly T _factor;

    // Logarithms over the open of the bar; of the open over the close before.
    private WindowValues<T> _highs;
    private WindowValues<T> _lows;
    private WindowValues<T> _closes;
    private WindowValues<T> _gaps;
    private T _last;
    private bool _hasLast;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="annual">How many bars a year has; 1 for the volatility of a bar; from 1 to 1,000,000.</param>
    /// <param name="estimator">Which estimator; that of Garman and Klass by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public RangeVolatilityState(int period, decimal annual, RangeEstimator estimator)
    {
        _highs = new WindowValues<T>(Period.Check(period, 2));
        _lows = new WindowValues<T>(period);
        _closes = new WindowValues<T>(period);
        _gaps = new WindowValues<T>(period);
        _estimator = estimator is >= RangeEstimator.GarmanKlass and <= RangeEstimator.Parkinson
            ? estimator
            : throw new ArgumentOutOfRangeException(nameof(estimator), estimator, "Choose one of the four estimators.");

        _year = annual is >= 1 and <= 1_000_000
            ? annual
            : throw new ArgumentOutOfRangeException(nameof(annual), annual, "Choose 1 to 1,000,000 bars a year.");
        _factor = Elementary.Sqrt(Number.Convert<T>(annual));
    }

    /// <inheritdoc/>
    public readonly string Name => "gkv";

    /// <inheritdoc/>
    public readonly int Warmup => _highs.Length + (_estimator == RangeEstimator.YangZhang ? 1 : 0);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        if (!(RealFunctions.TryLogOfRatio(input.High, input.Open, out var high)
            & RealFunctions.TryLogOfRatio(input.Low, input.Open, out var low)
            & RealFunctions.TryLogOfRatio(input.Close, input.Open, out var close)))
        {
            _highs.Clear();
            _lows.Clear();
            _closes.Clear();
            _gaps.Clear();
            _hasLast = false;
            _last = T.Zero;
            return false;
        }

        if (_hasLast && RealFunctions.TryLogOfRatio(input.Open, _last, out var gap))
        {
            _gaps.Push(gap);
        }
        else
        {
            _gaps.Clear();
        }

        _last = input.Close;
        _hasLast = true;
        _highs.Push(high);
        _lows.Push(low);
        if (!_closes.Push(close) || (_estimator == RangeEstimator.YangZhang && !_gaps.IsFull))
        {
            return false;
        }

        return TryVolatility(ref output);
    }

    /// <inheritdoc/>
    public readonly RangeVolatilityState<T> Copy() => this with { _highs = _highs.Copy(), _lows = _lows.Copy(), _closes = _closes.Copy(), _gaps = _gaps.Copy() };

    /// <inheritdoc/>
    public readonly RangeVolatilityState<T> Fresh() => new(_highs.Length, _year, _estimator);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_year);
        writer.Parameter((int)_estimator);
        _highs.Save(ref writer);
        _lows.Save(ref writer);
        _closes.Save(ref writer);
        _gaps.Save(ref writer);
        writer.WriteValue(in _last);
        writer.Write(_hasLast ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly RangeVolatilityState<T> Load(ref StateReader reader)
    {
        reader.Parameter("annual", _year);
        reader.Parameter("estimator", (int)_estimator);
        return this with
        {
            _highs = _highs.Load(ref reader),
            _lows = _lows.Load(ref reader),
            _closes = _closes.Load(ref reader),
            _gaps = _gaps.Load(ref reader),
            _last = reader.ReadValue<T>(),
            _hasLast = reader.ReadInt32(0, 1) == 1,
        };
    }

    // In units of the greatest logarithm: squares of small ones have no digits left in decimal.
    private readonly bool TryVolatility(ref T output)
    {
        var greatest = T.Zero;
        for (var age = 0; age < _highs.Length; age++)
        {
            greatest = Number.Max(Number.Max(greatest, T.Abs(_highs[age])), Number.Max(T.Abs(_lows[age]), T.Abs(_closes[age])));
        }

        var variance = greatest == T.Zero ? T.Zero : OfBars(greatest);
        if (_estimator == RangeEstimator.YangZhang)
        {
            return TryWithGaps(greatest, variance, ref output);
        }

        if (!(variance >= T.Zero))
        {
            return false;
        }

        output = _factor * greatest * Elementary.Sqrt(variance);
        return Number.IsPresent(output);
    }

    private readonly T OfBars(T unit)
    {
        var sum = T.Zero;
        var closeWeight = 2 * Ln2 - 1;
        for (var age = _highs.Length - 1; age >= 0; age--)
        {
            var (high, low, close) = (_highs[age] / unit, _lows[age] / unit, _closes[age] / unit);
            sum += _estimator switch
            {
                RangeEstimator.GarmanKlass =>
                    (high - low) * (high - low) / Number.Convert<T>(2) - Number.Convert<T>(closeWeight) * close * close,
                RangeEstimator.Parkinson => (high - low) * (high - low) / Number.Convert<T>(4 * Ln2),
                _ => high * (high - close) + low * (low - close),
            };
        }

        return sum / T.CreateChecked(_highs.Length);
    }

    private readonly bool TryWithGaps(T unit, T variance, ref T output)
    {
        var n = _highs.Length;
        var weight = Number.Convert<T>(0.34m / (1.34m + (n + 1m) / (n - 1m)));
        var ofGaps = _gaps.Deviation(DeviationKind.Sample);
        var ofCloses = _closes.Deviation(DeviationKind.Sample);
        var scale = Number.Max(Number.Max(unit, ofGaps), ofCloses);
        if (scale == T.Zero)
        {
            output = T.Zero;
            return true;
        }

        (ofGaps, ofCloses, unit) = (ofGaps / scale, ofCloses / scale, unit / scale);
        var sum = ofGaps * ofGaps + weight * ofCloses * ofCloses + (T.One - weight) * variance * unit * unit;
        if (!(sum >= T.Zero))
        {
            return false;
        }

        output = _factor * scale * Elementary.Sqrt(sum);
        return Number.IsPresent(output);
    }
}
