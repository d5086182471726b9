using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="SharpeRatio{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct SharpeRatioState<T> : IIndicatorState<SharpeRatioState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly decimal _year;
    private readonly decimal _plain;
    private readonly T _factor;
    private readonly T _rate;
    private WindowValues<T> _returns;
    private T _last;
    private bool _hasLast;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The returns of the window; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="rate">The rate without risk of a bar, as a fraction; from -1 to 1.</param>
    /// <param name="annual">How many bars a year has; 1 for the volatility of a bar; from 1 to 1,000,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public SharpeRatioState(int period, decimal rate, decimal annual)
    {
        _returns = new WindowValues<T>(Period.Check(period, 2));
        _plain = rate is >= -1 and <= 1
            ? rate
            : throw new ArgumentOutOfRangeException(nameof(rate), rate, "Choose a rate from -1 to 1.");
        _rate = Number.Convert<T>(rate) * Returns.Unit<T>();

        _year = annual is >= 1 and <= 1_000_000
            ? annual
            : throw new ArgumentOutOfRangeException(nameof(annual), annual, "Choose 1 to 1,000,000 bars a year.");
        _factor = Elementary.Sqrt(Number.Convert<T>(annual));
    }

    /// <inheritdoc/>
    public readonly string Name => "sharpe";

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

        var deviation = _returns.Deviation(DeviationKind.Sample);
        if (deviation == T.Zero || !Number.IsPresent(deviation))
        {
            return false;
        }

        output = _factor * ((_returns.Mean() - _rate) / deviation);
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly SharpeRatioState<T> Copy() => this with { _returns = _returns.Copy() };

    /// <inheritdoc/>
    public readonly SharpeRatioState<T> Fresh() => new(_returns.Length, _plain, _year);

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
    public readonly SharpeRatioState<T> Load(ref StateReader reader)
    {
        reader.Parameter("annual", _year);
        reader.Parameter("rate", _plain);
        return this with
        {
            _returns = _returns.Load(ref reader),
            _last = reader.ReadValue<T>(),
            _hasLast = reader.ReadInt32(0, 1) == 1,
        };
    }
}
