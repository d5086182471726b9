using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="HistoricalVolatility{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct HistoricalVolatilityState<T> : IIndicatorState<HistoricalVolatilityState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly decimal _year;
    private readonly ReturnKind _kind;
    private readonly DeviationKind _deviation;
    private readonly T _factor;
    private WindowValues<T> _returns;
    private T _last;
    private bool _hasLast;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The returns of the window; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="annual">How many bars a year has; 1 for the volatility of a bar; from 1 to 1,000,000.</param>
    /// <param name="returns">Which returns; logarithmic by default.</param>
    /// <param name="deviation">What the sum of squares is divided by; n - 1 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public HistoricalVolatilityState(int period, decimal annual, ReturnKind returns, DeviationKind deviation)
    {
        _returns = new WindowValues<T>(Period.Check(period, 2));
        _kind = returns is ReturnKind.Logarithmic or ReturnKind.Simple
            ? returns
            : throw new ArgumentOutOfRangeException(nameof(returns), returns, "Choose logarithmic or simple returns.");
        _deviation = deviation is DeviationKind.Population or DeviationKind.Sample
            ? deviation
            : throw new ArgumentOutOfRangeException(nameof(deviation), deviation, "Choose the population or the sample.");

        _year = annual is >= 1 and <= 1_000_000
            ? annual
            : throw new ArgumentOutOfRangeException(nameof(annual), annual, "Choose 1 to 1,000,000 bars a year.");
        _factor = Elementary.Sqrt(Number.Convert<T>(annual));
    }

    /// <inheritdoc/>
    public readonly string Name => "hvol";

    /// <inheritdoc/>
    public readonly int Warmup => _returns.Length + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        var hasReturn = Returns.TryBetween(_last, input, _kind, out var change) && _hasLast;
        _last = input;
        _hasLast = Number.IsPresent(input);
        if (!hasReturn)
        {
            _last = _hasLast ? input : T.Zero;
            _returns.Clear();
            return false;
        }

        if (!_returns.Push(change))
        {
            return false;
        }

        output = _factor * _returns.Deviation(_deviation);
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly HistoricalVolatilityState<T> Copy() => this with { _returns = _returns.Copy() };

    /// <inheritdoc/>
    public readonly HistoricalVolatilityState<T> Fresh() => new(_returns.Length, _year, _kind, _deviation);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_year);
        writer.Parameter((int)_kind);
        writer.Parameter((int)_deviation);
        _returns.Save(ref writer);
        writer.WriteValue(in _last);
        writer.Write(_hasLast ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly HistoricalVolatilityState<T> Load(ref StateReader reader)
    {
        reader.Parameter("annual", _year);
        reader.Parameter("returns", (int)_kind);
        reader.Parameter("deviation", (int)_deviation);
        return this with
        {
            _returns = _returns.Load(ref reader),
            _last = reader.ReadValue<T>(),
            _hasLast = reader.ReadInt32(0, 1) == 1,
        };
    }
}
