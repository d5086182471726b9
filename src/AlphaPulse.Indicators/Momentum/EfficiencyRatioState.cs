using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="EfficiencyRatio{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct EfficiencyRatioState<T> : IIndicatorState<EfficiencyRatioState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private WindowLag<T> _lag;
    private WindowSum<T> _way;
    private T _last;
    private bool _hasLast;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">How many changes it looks at; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public EfficiencyRatioState(int period)
    {
        _period = Period.Check(period, 2);
        _lag = new WindowLag<T>(period);
        _way = new WindowSum<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "er";

    /// <inheritdoc/>
    public readonly int Warmup => _period + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            Restart();
            return false;
        }

        var hasBefore = _lag.Push(input, out var before);
        var change = T.Abs(input - _last);
        var isFirst = !_hasLast;
        _last = input;
        _hasLast = true;
        if (isFirst || !(_way.Push(change) & hasBefore))
        {
            return false;
        }

        var way = _way.Sum();
        if (way == T.Zero)
        {
            return false;
        }

        output = T.Min(T.Abs(input - before) / way, T.One);
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly EfficiencyRatioState<T> Copy() => this with
    {
        _lag = _lag.Copy(),
        _way = _way.Copy(),
    };

    /// <inheritdoc/>
    public readonly EfficiencyRatioState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        _lag.Save(ref writer);
        _way.Save(ref writer);
        writer.WriteValue(in _last);
        writer.Write(_hasLast ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly EfficiencyRatioState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        return this with
        {
            _lag = _lag.Load(ref reader),
            _way = _way.Load(ref reader),
            _last = reader.ReadValue<T>(),
            _hasLast = reader.ReadInt32(0, 1) == 1,
        };
    }

    // A missing value; decimals are never missing.
    private void Restart()
    {
        var missing = Number.From<T>(double.NaN);
        _ = _lag.Push(missing, out _);
        _way.Push(missing);
        _last = T.Zero;
        _hasLast = false;
    }
}
