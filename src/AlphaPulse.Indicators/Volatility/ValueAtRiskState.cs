using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="ValueAtRisk{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ValueAtRiskState<T> : IIndicatorState<ValueAtRiskState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly decimal _level;
    private WindowValues<T> _returns;

    // Filled anew at each bar.
    private T[] _sorted;
    private T _last;
    private bool _hasLast;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The returns of the window; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="level">The confidence; from 0.5 to 0.9999.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ValueAtRiskState(int period, decimal level)
    {
        _returns = new WindowValues<T>(Period.Check(period, 2));
        _sorted = new T[period];
        _level = level is >= 0.5m and <= 0.9999m
            ? level
            : throw new ArgumentOutOfRangeException(nameof(level), level, "Choose a level from 0.5 to 0.9999.");
    }

    /// <inheritdoc/>
    public readonly string Name => "valueatrisk";

    /// <inheritdoc/>
    public readonly int Warmup => _returns.Length + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        var hasReturn = Returns.TryBetween(_last, input, ReturnKind.Simple, out var change) && _hasLast;
        _hasLast = Number.IsPresent(input);
        _last = _hasLast ? input : T.Zero;
        if (!hasReturn)
        {
            _returns.Clear();
            return false;
        }

        if (!_returns.Push(change))
        {
            return false;
        }

        for (var age = 0; age < _sorted.Length; age++)
        {
            _sorted[age] = _returns[age];
        }

        _sorted.AsSpan().Sort();
        var place = (_sorted.Length - 1) * (1 - _level);
        var lower = (int)place;
        var least = _sorted[lower];
        output = -(least + Number.Convert<T>(place - lower) * (_sorted[Math.Min(lower + 1, _sorted.Length - 1)] - least));
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly ValueAtRiskState<T> Copy() => this with { _returns = _returns.Copy(), _sorted = new T[_sorted.Length] };

    /// <inheritdoc/>
    public readonly ValueAtRiskState<T> Fresh() => new(_returns.Length, _level);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_level);
        _returns.Save(ref writer);
        writer.WriteValue(in _last);
        writer.Write(_hasLast ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly ValueAtRiskState<T> Load(ref StateReader reader)
    {
        reader.Parameter("level", _level);
        return this with
        {
            _returns = _returns.Load(ref reader),
            _last = reader.ReadValue<T>(),
            _hasLast = reader.ReadInt32(0, 1) == 1,
        };
    }
}
