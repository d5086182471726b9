using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="NegativeVolumeIndex{T}"/> and <see cref="PositiveVolumeIndex{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct VolumeIndexState<T> : IIndicatorState<VolumeIndexState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly VolumeIndexKind _kind;
    private readonly decimal _start;
    private readonly VolumeIndexRule _rule;
    private RunningSum<T> _index;
    private T _lastClose;
    private T _lastVolume;
    private bool _begun;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="kind">On which bars the index follows the price.</param>
    /// <param name="start">What the index begins with; above 0, at most 10^12.</param>
    /// <param name="rule">How it takes in the changes.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public VolumeIndexState(VolumeIndexKind kind, decimal start, VolumeIndexRule rule)
    {
        Number.EnsureSupported<T>();
        _kind = kind is VolumeIndexKind.Negative or VolumeIndexKind.Positive
            ? kind
            : throw new ArgumentOutOfRangeException(nameof(kind), kind, "Choose the negative or the positive index.");
        _start = start is > 0 and <= 1_000_000_000_000m
            ? start
            : throw new ArgumentOutOfRangeException(nameof(start), start, "Choose a start above 0, at most 10^12.");
        _rule = rule is VolumeIndexRule.Compounded or VolumeIndexRule.Added
            ? rule
            : throw new ArgumentOutOfRangeException(nameof(rule), rule, "Choose compounded or added.");
    }

    /// <inheritdoc/>
    public readonly string Name => _kind == VolumeIndexKind.Negative ? "nvi" : "pvi";

    /// <inheritdoc/>
    public readonly int Warmup => 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => int.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        var (close, volume) = (input.Close, input.Volume);
        if (!Number.IsPresent(close) || !Number.IsPresent(volume))
        {
            var fresh = Fresh();
            this = fresh;
            output = default;
            return false;
        }

        var hasValue = true;
        if (!_begun)
        {
            _begun = true;
            _index = new RunningSum<T>(Number.Convert<T>(_start));
        }
        else if (_kind == VolumeIndexKind.Negative ? volume < _lastVolume : volume > _lastVolume)
        {
            hasValue = TryAdd(close);
        }

        _lastClose = close;
        _lastVolume = volume;
        output = hasValue ? _index.Value : default;
        return hasValue;
    }

    /// <inheritdoc/>
    public readonly VolumeIndexState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly VolumeIndexState<T> Fresh() => new(_kind, _start, _rule);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_start);
        writer.Parameter((int)_rule);
        _index.Save(ref writer);
        writer.WriteValue(in _lastClose);
        writer.WriteValue(in _lastVolume);
        writer.Write(_begun ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly VolumeIndexState<T> Load(ref StateReader reader)
    {
        reader.Parameter("start", _start);
        reader.Parameter("rule", (int)_rule);
        return this with
        {
            _index = _index.Load(ref reader),
            _lastClose = reader.ReadValue<T>(),
            _lastVolume = reader.ReadValue<T>(),
            _begun = reader.ReadInt32(0, 1) == 1,
        };
    }

    private bool TryAdd(T close)
    {
        const double Limit = 1e28;
        var weight = _rule == VolumeIndexRule.Compounded ? _index.Value : Number.Convert<T>(100);
        if (_lastClose == T.Zero || !RealFunctions.TryMultiply(weight, (close - _lastClose) / _lastClose, Limit, out var change))
        {
            return false;
        }

        var next = _index;
        next.Add(change);
        if (!(T.Abs(next.Value) <= Number.Convert<T>(1e28m)))
        {
            return false;
        }

        _index = next;
        return true;
    }
}
