using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="HoltWinterChannel{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct HoltWinterChannelState<T> : IIndicatorState<HoltWinterChannelState<T>, T, ChannelValue<T>>
    where T : struct, INumber<T>
{
    private const int Lasting = 100_000;

    private readonly decimal _level;
    private readonly decimal _trend;
    private readonly decimal _curvature;
    private readonly decimal _spread;
    private readonly decimal _multiple;
    private bool _begun;
    private T _f;
    private T _v;
    private T _a;
    private T _error;

    // The root of the variance, because squares of prices can leave the range of decimal.
    private T _deviation;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="level">The weight of a new value; from 0.001 to 1.</param>
    /// <param name="trend">The weight of a new slope; from 0.001 to 1.</param>
    /// <param name="curvature">The weight of a new change of the slope; from 0.001 to 1.</param>
    /// <param name="deviation">The weight of a new squared error; from 0.001 to 1.</param>
    /// <param name="multiple">How many deviations the bands are away; from 0.001 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public HoltWinterChannelState(decimal level, decimal trend, decimal curvature, decimal deviation, decimal multiple)
    {
        Factor.Check<T>(level, 0.001m, 1);
        Factor.Check<T>(trend, 0.001m, 1);
        Factor.Check<T>(curvature, 0.001m, 1);
        Factor.Check<T>(deviation, 0.001m, 1);
        Factor.Check<T>(multiple, 0.001m, 100);
        (_level, _trend, _curvature, _spread, _multiple) = (level, trend, curvature, deviation, multiple);
        Number.EnsureSupported<T>();
    }

    /// <inheritdoc/>
    public readonly string Name => "hwc";

    /// <inheritdoc/>
    public readonly int Warmup => 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Convergence(epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out ChannelValue<T> output)
    {
        if (!_begun && Number.IsPresent(input))
        {
            _begun = true;
            _f = input;
        }

        var half = Number.Convert<T>(0.5m);
        var f = Number.Convert<T>(1 - _level) * (_f + _v + half * _a) + Number.Convert<T>(_level) * input;
        var v = Number.Convert<T>(1 - _trend) * (_v + _a) + Number.Convert<T>(_trend) * (f - _f);
        var a = Number.Convert<T>(1 - _curvature) * _a + Number.Convert<T>(_curvature) * (v - _v);
        var line = f + v + half * a;
        var distance = Number.Convert<T>(_multiple) * _deviation;
        if (!Number.IsPresent(line + distance) || !Number.IsPresent(line - distance))
        {
            this = Fresh();
            output = default;
            return false;
        }

        output = new ChannelValue<T>(line + distance, line, line - distance);
        _deviation = Spread();
        (_f, _v, _a) = (f, v, a);
        _error = input - line;
        return true;
    }

    /// <inheritdoc/>
    public readonly HoltWinterChannelState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly HoltWinterChannelState<T> Fresh() => new(_level, _trend, _curvature, _spread, _multiple);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_level);
        writer.Parameter(_trend);
        writer.Parameter(_curvature);
        writer.Parameter(_spread);
        writer.Parameter(_multiple);
        writer.Write(_begun ? 1 : 0);
        writer.WriteValue(in _f);
        writer.WriteValue(in _v);
        writer.WriteValue(in _a);
        writer.WriteValue(in _error);
        writer.WriteValue(in _deviation);
    }

    /// <inheritdoc/>
    public readonly HoltWinterChannelState<T> Load(ref StateReader reader)
    {
        reader.Parameter("level", _level);
        reader.Parameter("trend", _trend);
        reader.Parameter("curvature", _curvature);
        reader.Parameter("deviation", _spread);
        reader.Parameter("multiple", _multiple);
        return this with
        {
            _begun = reader.ReadInt32(0, 1) == 1,
            _f = reader.ReadValue<T>(),
            _v = reader.ReadValue<T>(),
            _a = reader.ReadValue<T>(),
            _error = reader.ReadValue<T>(),
            _deviation = reader.ReadValue<T>(),
        };
    }

    // sqrt((1-d) s^2 + d e^2), with the greater of the two taken out of the root.
    private readonly T Spread()
    {
        var error = T.Abs(_error);
        var greatest = Number.Max(error, _deviation);
        if (greatest == T.Zero)
        {
            return T.Zero;
        }

        var (s, e) = (_deviation / greatest, error / greatest);
        var square = Number.Convert<T>(1 - _spread) * s * s + Number.Convert<T>(_spread) * e * e;
        return greatest * Elementary.Sqrt(square);
    }

    // How long a start of 1 in level, slope or curvature can be seen; the deviation forgets at its own pace.
    private readonly int Convergence(double epsilon)
    {
        var last = 0;
        for (var part = 0; part < 3; part++)
        {
            var (f, v, a) = (part == 0 ? 1.0 : 0, part == 1 ? 1.0 : 0, part == 2 ? 1.0 : 0);
            for (var i = 1; i <= Lasting; i++)
            {
                var level = (1 - (double)_level) * (f + v + 0.5 * a);
                var slope = (1 - (double)_trend) * (v + a) + (double)_trend * (level - f);
                a = (1 - (double)_curvature) * a + (double)_curvature * (slope - v);
                (f, v) = (level, slope);
                last = Math.Abs(f) + Math.Abs(v) + Math.Abs(a) > epsilon ? Math.Max(last, i) : last;
            }
        }

        return last >= Lasting ? int.MaxValue : last + Period.BarsToForget(Math.Sqrt(1 - (double)_spread), epsilon);
    }
}
