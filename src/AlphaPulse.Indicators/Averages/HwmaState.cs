using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Hwma{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct HwmaState<T> : IIndicatorState<HwmaState<T>, T, T>
    where T : struct, INumber<T>
{
    private const int GreatestSettling = 1_000_000;

    private readonly decimal _level;
    private readonly decimal _trend;
    private readonly decimal _acceleration;
    private readonly T _levelWeight;
    private readonly T _trendWeight;
    private readonly T _accelerationWeight;
    private T _height;
    private T _slope;
    private T _bend;
    private bool _begun;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="level">The weight of a new value; from 0.2 to 1.</param>
    /// <param name="trend">The weight of a new step of the level; from 0.1 to 1.</param>
    /// <param name="acceleration">The weight of a new change of the trend; from 0.05 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A factor is out of range, or together they do not settle.</exception>
    public HwmaState(decimal level, decimal trend, decimal acceleration)
    {
        Number.EnsureSupported<T>();
        _level = level is >= 0.2m and <= 1 ? level : throw new ArgumentOutOfRangeException(nameof(level), level, "Choose from 0.2 to 1.");
        _trend = trend is >= 0.1m and <= 1 ? trend : throw new ArgumentOutOfRangeException(nameof(trend), trend, "Choose from 0.1 to 1.");
        _acceleration = acceleration is >= 0.05m and <= 1 && Settles(level, trend, acceleration)
            ? acceleration
            : throw new ArgumentOutOfRangeException(
                nameof(acceleration), acceleration, "Choose from 0.05 to 1, and so small that the average settles.");
        _levelWeight = Number.Convert<T>(level);
        _trendWeight = Number.Convert<T>(trend);
        _accelerationWeight = Number.Convert<T>(acceleration);
    }

    /// <inheritdoc/>
    public readonly string Name => "hwma";

    /// <inheritdoc/>
    public readonly int Warmup => 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => 1 + Settling(_level, _trend, _acceleration, epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            _begun = false;
            return false;
        }

        if (!_begun)
        {
            _height = input;
            _slope = T.Zero;
            _bend = T.Zero;
            _begun = true;
            output = input;
            return true;
        }

        var half = Number.Convert<T>(0.5m);
        var told = _height + _slope + half * _bend;
        var height = told + _levelWeight * (input - told);
        var steady = _slope + _bend;
        var slope = steady + _trendWeight * (height - _height - steady);
        _bend += _accelerationWeight * (slope - _slope - _bend);
        _height = height;
        _slope = slope;
        output = height + slope + half * _bend;
        _begun = Number.IsPresent(output);
        output = _begun ? output : default;
        return _begun;
    }

    /// <inheritdoc/>
    public readonly HwmaState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly HwmaState<T> Fresh() => this with { _begun = false, _height = T.Zero, _slope = T.Zero, _bend = T.Zero };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_level);
        writer.Parameter(_trend);
        writer.Parameter(_acceleration);
        writer.Write(_begun ? 1 : 0);
        writer.WriteValue(in _height);
        writer.WriteValue(in _slope);
        writer.WriteValue(in _bend);
    }

    /// <inheritdoc/>
    public readonly HwmaState<T> Load(ref StateReader reader)
    {
        reader.Parameter("level", _level);
        reader.Parameter("trend", _trend);
        reader.Parameter("acceleration", _acceleration);
        return this with
        {
            _begun = reader.ReadInt32(0, 1) == 1,
            _height = reader.ReadValue<T>(),
            _slope = reader.ReadValue<T>(),
            _bend = reader.ReadValue<T>(),
        };
    }

    /// <summary>Whether the weight of the seed falls to nothing.</summary>
    internal static bool Settles(decimal level, decimal trend, decimal acceleration) =>
        Settling(level, trend, acceleration, 1e-9) < GreatestSettling;

    // How long it takes until nothing is left of any state, followed without new values.
    private static int Settling(decimal level, decimal trend, decimal acceleration, double epsilon)
    {
        var (a, b, c) = ((double)level, (double)trend, (double)acceleration);
        var bars = 0;
        for (var part = 0; part < 3; part++)
        {
            var (height, slope, bend) = (part == 0 ? 1.0 : 0, part == 1 ? 1.0 : 0, part == 2 ? 1.0 : 0);
            for (var i = 1; i <= GreatestSettling; i++)
            {
                var size = Math.Abs(height) + Math.Abs(slope) + Math.Abs(bend);
                if (!(size <= 1e9))
                {
                    return GreatestSettling;
                }

                bars = size > epsilon ? Math.Max(bars, i) : bars;
                if (size <= epsilon * 1e-3)
                {
                    break;
                }

                var next = (1 - a) * (height + slope + 0.5 * bend);
                var slopeNext = (1 - b) * (slope + bend) + b * (next - height);
                bend = (1 - c) * bend + c * (slopeNext - slope);
                (height, slope) = (next, slopeNext);
            }
        }

        return bars;
    }
}
