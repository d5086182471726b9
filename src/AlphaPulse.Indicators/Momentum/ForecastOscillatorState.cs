using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="ForecastOscillator{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ForecastOscillatorState<T> : IIndicatorState<ForecastOscillatorState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private LinearRegressionState<T> _line;
    private T _forecast;
    private bool _hasForecast;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ForecastOscillatorState(int period)
    {
        _period = Period.Check(period, 2);
        _line = new LinearRegressionState<T>(period, LinePart.Forecast);
    }

    /// <inheritdoc/>
    public readonly string Name => "fosc";

    /// <inheritdoc/>
    public readonly int Warmup => _period + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            Restart();
            return false;
        }

        var (forecast, hasForecast) = (_forecast, _hasForecast);
        _hasForecast = _line.Next(in input, out _forecast);
        if (!hasForecast || input == T.Zero)
        {
            return false;
        }

        output = Number.Convert<T>(100) * ((input - forecast) / input);
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly ForecastOscillatorState<T> Copy() => this with { _line = _line.Copy() };

    /// <inheritdoc/>
    public readonly ForecastOscillatorState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        _line.Save(ref writer);
        writer.WriteValue(in _forecast);
        writer.Write(_hasForecast ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly ForecastOscillatorState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        return this with
        {
            _line = _line.Load(ref reader),
            _forecast = reader.ReadValue<T>(),
            _hasForecast = reader.ReadInt32(0, 1) == 1,
        };
    }

    // A missing value; decimals are never missing.
    private void Restart()
    {
        var missing = Number.From<T>(double.NaN);
        _line.Next(in missing, out _);
        _forecast = T.Zero;
        _hasForecast = false;
    }
}
