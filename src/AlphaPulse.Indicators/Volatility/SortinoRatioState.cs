using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="SortinoRatio{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct SortinoRatioState<T> : IIndicatorState<SortinoRatioState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly decimal _year;
    private readonly decimal _plain;
    private readonly T _factor;
    private readonly T _target;
    private WindowValues<T> _returns;
    private T _last;
    private bool _hasLast;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The returns of the window; from 20, as fewer too often have none below the target, to <see cref="Period.Maximum"/>.</param>
    /// <param name="target">The return of a bar that is wanted, as a fraction; from 0 to 1.</param>
    /// <param name="annual">How many bars a year has; 1 for the volatility of a bar; from 1 to 1,000,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public SortinoRatioState(int period, decimal target, decimal annual)
    {
        _returns = new WindowValues<T>(Period.Check(period, 20));
        _plain = target is >= 0 and <= 1
            ? target
            : throw new ArgumentOutOfRangeException(nameof(target), target, "Choose a target from 0 to 1.");
        _target = Number.Convert<T>(target) * Returns.Unit<T>();

        _year = annual is >= 1 and <= 1_000_000
            ? annual
            : throw new ArgumentOutOfRangeException(nameof(annual), annual, "Choose 1 to 1,000,000 bars a year.");
        _factor = Elementary.Sqrt(Number.Convert<T>(annual));
    }

    /// <inheritdoc/>
    public readonly string Name => "sortino";

    /// <inheritdoc/>
    public readonly int Warmup => _returns.Length + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        var hasReturn = Returns.TryInUnits(_last, input, out var change) && _hasLast;
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

        var shortfall = _returns.RootOfSquares(_target, _returns.Length, true);
        if (shortfall == T.Zero || !Number.IsPresent(shortfall))
        {
            return false;
        }

        output = _factor * ((_returns.Mean() - _target) / shortfall);
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly SortinoRatioState<T> Copy() => this with { _returns = _returns.Copy() };

    /// <inheritdoc/>
    public readonly SortinoRatioState<T> Fresh() => new(_returns.Length, _plain, _year);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_year);
        writer.Parameter(_plain);
        _returns.Save(ref writer);
        writer.WriteValue(in _last);
        writer.Write(_hasLast ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly SortinoRatioState<T> Load(ref StateReader reader)
    {
        reader.Parameter("annual", _year);
        reader.Parameter("target", _plain);
        return this with
        {
            _returns = _returns.Load(ref reader),
            _last = reader.ReadValue<T>(),
            _hasLast = reader.ReadInt32(0, 1) == 1,
        };
    }
}
