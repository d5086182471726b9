using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="AlphaTrend{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct AlphaTrendState<T> : IIndicatorState<AlphaTrendState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly decimal _parameter;
    private readonly T _multiple;
    private readonly AlphaStrength _kind;
    private TrueRangeState<T> _range;
    private WindowSum<T> _ranges;
    private MfiState<T> _flow;
    private RsiState<T> _strength;
    private T _line;
    private bool _hasLine;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period of the range and of the strength; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="multiple">How many ranges the line is away; from 0.001 to 100.</param>
    /// <param name="strength">What tells whether the market is strong.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public AlphaTrendState(int period, decimal multiple, AlphaStrength strength)
    {
        _range = new TrueRangeState<T>(FirstTrueRange.None);
        _ranges = new WindowSum<T>(Period.Check(period, 2));
        _flow = new MfiState<T>(period);
        _strength = new RsiState<T>(period);
        _multiple = Factor.Check<T>(multiple, 0.001m, 100);
        _parameter = multiple;
        _kind = strength is AlphaStrength.MoneyFlow or AlphaStrength.RelativeStrength
            ? strength
            : throw new ArgumentOutOfRangeException(nameof(strength), strength, "Choose the money flow or the relative strength index.");
    }

    /// <inheritdoc/>
    public readonly string Name => "alphatrend";

    /// <inheritdoc/>
    public readonly int Warmup => _ranges.Length + 1;

    /// <inheritdoc/>
    /// <remarks>The line moves one way only until the strength turns: where it began shows until then.</remarks>
    public readonly int ConvergenceBars(double epsilon) => int.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        var hasRange = _range.Next(in input, out var range);
        var isFull = false;
        if (hasRange || typeof(T) == typeof(double))
        {
            isFull = _ranges.Push(hasRange ? range : Number.From<T>(double.NaN));
        }

        var hasStrength = _kind == AlphaStrength.MoneyFlow
            ? _flow.Next(in input, out var strength)
            : _strength.Next(input.Close, out strength);
        if (!isFull)
        {
            _hasLine = false;
            return false;
        }

        if (!hasStrength)
        {
            return false;
        }

        var distance = _multiple * _ranges.Mean();
        var isStrong = strength >= Number.Convert<T>(50);
        var level = isStrong ? input.Low - distance : input.High + distance;
        _line = !_hasLine ? level : isStrong ? Number.Max(_line, level) : Number.Min(_line, level);
        _hasLine = Number.IsPresent(_line);
        output = _hasLine ? _line : default;
        return _hasLine;
    }

    /// <inheritdoc/>
    public readonly AlphaTrendState<T> Copy() => this with { _ranges = _ranges.Copy(), _flow = _flow.Copy(), _strength = _strength.Copy() };

    /// <inheritdoc/>
    public readonly AlphaTrendState<T> Fresh() => new(_ranges.Length, _parameter, _kind);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_parameter);
        writer.Parameter((int)_kind);
        _range.Save(ref writer);
        _ranges.Save(ref writer);
        _flow.Save(ref writer);
        _strength.Save(ref writer);
        writer.Write(_hasLine ? 1 : 0);
        writer.WriteValue(in _line);
    }

    /// <inheritdoc/>
    public readonly AlphaTrendState<T> Load(ref StateReader reader)
    {
        reader.Parameter("multiple", _parameter);
        reader.Parameter("strength", (int)_kind);
        return this with
        {
            _range = _range.Load(ref reader),
            _ranges = _ranges.Load(ref reader),
            _flow = _flow.Load(ref reader),
            _strength = _strength.Load(ref reader),
            _hasLine = reader.ReadInt32(0, 1) == 1,
            _line = reader.ReadValue<T>(),
        };
    }
}
