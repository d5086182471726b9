using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Kdj{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct KdjState<T> : IIndicatorState<KdjState<T>, Ohlcv<T>, KdjValue<T>>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly int _smoothing;
    private readonly KdjSeed _seed;
    private WindowExtremes<T> _window;
    private AlphaAverage<T> _k;
    private AlphaAverage<T> _d;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="smoothing">The period of both averages; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="seed">How the averages begin.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public KdjState(int period, int smoothing, KdjSeed seed)
    {
        _period = Period.Check(period, 2);
        _smoothing = Period.Check(smoothing, 1);
        _seed = seed is KdjSeed.Neutral or KdjSeed.Average
            ? seed
            : throw new ArgumentOutOfRangeException(nameof(seed), seed, "Choose 50 or the average.");
        _window = new WindowExtremes<T>(period);
        _k = seed == KdjSeed.Average
            ? new AlphaAverage<T>(smoothing, 1, smoothing)
            : new AlphaAverage<T>(Number.Convert<T>(50), 1, smoothing);
        _d = _k;
    }

    /// <inheritdoc/>
    public readonly string Name => "kdj";

    /// <inheritdoc/>
    public readonly int Warmup => _period + _k.Warmup - 1;

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => Warmup + (output == 0 ? 0 : _d.Warmup - 1);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _period + _k.ConvergenceBars(epsilon) + _d.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    public bool Next(in Ohlcv<T> input, out KdjValue<T> output)
    {
        output = default;
        if (!BarPresence.HasRangeAndClose(in input))
        {
            Restart();
            return false;
        }

        if (!_window.Push(input.High, input.Low))
        {
            return false;
        }

        var low = _window.Lowest();
        var range = _window.Highest() - low;
        if (range == T.Zero || !Number.IsPresent(range))
        {
            return false;
        }

        if (!_k.Next(Number.Convert<T>(100) * ((input.Close - low) / range), out var k))
        {
            return false;
        }

        output = _d.Next(in k, out var d)
            ? new KdjValue<T>(k, d, Number.Convert<T>(3) * k - Number.Convert<T>(2) * d)
            : new KdjValue<T>(k, null, null);
        return true;
    }

    /// <inheritdoc/>
    public readonly KdjState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly KdjState<T> Fresh() => new(_period, _smoothing, _seed);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter(_smoothing);
        writer.Parameter((int)_seed);
        _window.Save(ref writer);
        _k.Save(ref writer);
        _d.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly KdjState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("smoothing", _smoothing);
        reader.Parameter("seed", (int)_seed);
        return this with
        {
            _window = _window.Load(ref reader),
            _k = _k.Load(ref reader),
            _d = _d.Load(ref reader),
        };
    }

    // A missing value; decimals are never missing.
    private void Restart()
    {
        var missing = Number.From<T>(double.NaN);
        _window.Push(missing, missing);
        _k.Next(in missing, out _);
        _d.Next(in missing, out _);
    }
}
