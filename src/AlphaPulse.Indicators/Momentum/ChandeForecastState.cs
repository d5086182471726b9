using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="ChandeForecast{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ChandeForecastState<T> : IIndicatorState<ChandeForecastState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly ForecastPoint _point;
    private LinearRegressionState<T> _line;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 3 to <see cref="Period.Maximum"/>.</param>
    /// <param name="point">Where the line is read.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ChandeForecastState(int period, ForecastPoint point)
    {
        _period = Period.Check(period, 3);
        _point = point is ForecastPoint.Next or ForecastPoint.Current
            ? point
            : throw new ArgumentOutOfRangeException(nameof(point), point, "Choose the next or the current bar.");
        _line = new LinearRegressionState<T>(period, point == ForecastPoint.Next ? LinePart.Forecast : LinePart.End);
    }

    /// <inheritdoc/>
    public readonly string Name => "cfo";

    /// <inheritdoc/>
    public readonly int Warmup => _period;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _period;

    /// <inheritdoc/>
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            Restart();
            return false;
        }

        if (!_line.Next(in input, out var line) || input == T.Zero)
        {
            return false;
        }

        output = Number.Convert<T>(100) * ((input - line) / input);
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly ChandeForecastState<T> Copy() => this with { _line = _line.Copy() };

    /// <inheritdoc/>
    public readonly ChandeForecastState<T> Fresh() => new(_period, _point);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter((int)_point);
        _line.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly ChandeForecastState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("point", (int)_point);
        return this with { _line = _line.Load(ref reader) };
    }

    // A missing value; decimals are never missing.
    private void Restart()
    {
        var missing = Number.From<T>(double.NaN);
        _line.Next(in missing, out _);
    }
}
