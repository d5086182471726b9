using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="BalanceOfPower{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct BalanceOfPowerState<T> : IIndicatorState<BalanceOfPowerState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly int _smoothing;
    private WindowSum<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="smoothing">How many bars the mean is of; 1 for none; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public BalanceOfPowerState(int smoothing)
    {
        _smoothing = Period.Check(smoothing, 1);
        _window = new WindowSum<T>(smoothing);
    }

    /// <inheritdoc/>
    public readonly string Name => "bop";

    /// <inheritdoc/>
    public readonly int Warmup => _smoothing;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _smoothing;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        if (!(Number.IsPresent(input.Open) && Number.IsPresent(input.High) && Number.IsPresent(input.Low) && Number.IsPresent(input.Close)))
        {
            Restart();
            return false;
        }

        var range = input.High - input.Low;
        if (!Number.IsPresent(range))
        {
            Restart();
            return false;
        }

        var power = range == T.Zero ? T.Zero : (input.Close - input.Open) / range;
        if (_smoothing == 1)
        {
            output = power;
            return Number.IsPresent(power);
        }

        // What a window sums has fewer digits than a quotient.
        if (!_window.Push(Rounding.Ratio(power)))
        {
            return false;
        }

        output = _window.Mean();
        return true;
    }

    /// <inheritdoc/>
    public readonly BalanceOfPowerState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly BalanceOfPowerState<T> Fresh() => new(_smoothing);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_smoothing);
        _window.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly BalanceOfPowerState<T> Load(ref StateReader reader)
    {
        reader.Parameter("smoothing", _smoothing);
        return this with { _window = _window.Load(ref reader) };
    }

    // A missing value; decimals are never missing.
    private void Restart()
    {
        var missing = Number.From<T>(double.NaN);
        _window.Push(missing);
    }
}
