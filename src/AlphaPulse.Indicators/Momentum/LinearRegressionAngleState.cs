using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="LinearRegressionAngle{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct LinearRegressionAngleState<T> : IIndicatorState<LinearRegressionAngleState<T>, T, T>
    where T : struct, INumber<T>
{
    private const decimal DegreesPerRadian = 57.295779513082320876798154814m;

    private readonly int _period;
    private LinearRegressionState<T> _slope;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public LinearRegressionAngleState(int period)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 2);
        _slope = new LinearRegressionState<T>(period, LinePart.Slope);
    }

    /// <inheritdoc/>
    public readonly string Name => "linreg_angle";

    /// <inheritdoc/>
    public readonly int Warmup => _period;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!_slope.Next(in input, out var slope))
        {
            return false;
        }

        output = Elementary.Atan(slope) * Number.Convert<T>(DegreesPerRadian);
        return true;
    }

    /// <inheritdoc/>
    public readonly LinearRegressionAngleState<T> Copy() => this with { _slope = _slope.Copy() };

    /// <inheritdoc/>
    public readonly LinearRegressionAngleState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        _slope.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly LinearRegressionAngleState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        return this with { _slope = _slope.Load(ref reader) };
    }
}
