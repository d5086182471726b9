using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="DetrendedPrice{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct DetrendedPriceState<T> : IIndicatorState<DetrendedPriceState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private WindowSum<T> _window;
    private WindowLag<T> _lag;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public DetrendedPriceState(int period)
    {
        _period = Period.Check(period, 2);
        _window = new WindowSum<T>(period);
        _lag = new WindowLag<T>(period / 2 + 1);
    }

    /// <inheritdoc/>
    public readonly string Name => "dpo";

    /// <inheritdoc/>
    public readonly int Warmup => Math.Max(_period, _lag.Length + 1);

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

        if (!(_window.Push(input) & _lag.Push(input, out var before)))
        {
            return false;
        }

        output = before - _window.Mean();
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly DetrendedPriceState<T> Copy() => this with
    {
        _window = _window.Copy(),
        _lag = _lag.Copy(),
    };

    /// <inheritdoc/>
    public readonly DetrendedPriceState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        _window.Save(ref writer);
        _lag.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly DetrendedPriceState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        return this with
        {
            _window = _window.Load(ref reader),
            _lag = _lag.Load(ref reader),
        };
    }

    // A missing value; decimals are never missing.
    private void Restart()
    {
        var missing = Number.From<T>(double.NaN);
        _window.Push(missing);
        _ = _lag.Push(missing, out _);
    }
}
