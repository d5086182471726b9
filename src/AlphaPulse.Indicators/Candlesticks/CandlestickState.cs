using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Candlestick{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct CandlestickState<T> : IIndicatorState<CandlestickState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    internal const decimal GreatestPenetration = 10;

    private readonly CandleRule _rule;
    private readonly CandleJudge<T> _judge;
    private readonly decimal _penetration;
    private CandleWindow<T> _candles;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="penetration">How much of a body another candle has to pass, from 0 to 10; <see langword="null"/> for the default of
    /// the pattern, and always where it takes none.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pattern, or the penetration is out of range.</exception>
    /// <exception cref="ArgumentException">The pattern takes no penetration.</exception>
    public CandlestickState(CandlestickPattern pattern, decimal? penetration)
    {
        _rule = CandleRules.Of(pattern);
        if (penetration is not null && _rule.Penetration is null)
        {
            throw new ArgumentException($"{_rule.Name} takes no penetration: leave it out.", nameof(penetration));
        }

        if (penetration is < 0 or > GreatestPenetration)
        {
            throw new ArgumentOutOfRangeException(nameof(penetration), penetration, "Choose a penetration from 0 to 10.");
        }

        _penetration = penetration ?? _rule.Penetration ?? 0;
        _candles = new CandleWindow<T>(_rule.Lookback + 1, _penetration);
        _judge = _rule.Judge<T>();
    }

    /// <inheritdoc/>
    public readonly string Name => _rule.Name;

    /// <inheritdoc/>
    public readonly int Warmup => _candles.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    public bool Next(in Ohlcv<T> input, out T output)
    {
        if (!_candles.Push(in input))
        {
            output = default;
            return false;
        }

        output = T.CreateChecked(_judge.Judge(in _candles));
        return true;
    }

    /// <inheritdoc/>
    public readonly CandlestickState<T> Copy() => this with { _candles = _candles.Copy() };

    /// <inheritdoc/>
    public readonly CandlestickState<T> Fresh() => this with { _candles = _candles.Fresh() };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_penetration);
        _candles.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly CandlestickState<T> Load(ref StateReader reader)
    {
        reader.Parameter("penetration", _penetration);
        return this with { _candles = _candles.Load(ref reader) };
    }
}
