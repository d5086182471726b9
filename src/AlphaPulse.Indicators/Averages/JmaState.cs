using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Jma{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct JmaState<T> : IIndicatorState<JmaState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly int _phase;
    private readonly int _power;
    private readonly double _decay;
    private readonly T _ahead;
    private readonly T _beta;
    private readonly T _alpha;
    private T _average;
    private T _correction;
    private T _step;
    private T _value;
    private int _count;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="phase">How far it runs ahead; from -100 to 100.</param>
    /// <param name="power">How strongly the period smooths; from 1 to 10.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public JmaState(int period, int phase, int power)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 1);
        _phase = phase is >= -100 and <= 100 ? phase : throw new ArgumentOutOfRangeException(nameof(phase), phase, "Choose from -100 to 100.");
        _power = power is >= 1 and <= 10 ? power : throw new ArgumentOutOfRangeException(nameof(power), power, "Choose from 1 to 10.");
        var beta = 0.45m * (period - 1) / (0.45m * (period - 1) + 2);
        var alpha = Enumerable.Repeat(beta, power).Aggregate(1m, (product, factor) => product * factor);
        _decay = (double)Math.Max(alpha, beta);
        _ahead = Number.Convert<T>(1.5m + phase / 100m);
        _beta = Number.Convert<T>(beta);
        _alpha = Number.Convert<T>(alpha);
    }

    /// <inheritdoc/>
    public readonly string Name => "jma";

    /// <inheritdoc/>
    public readonly int Warmup => _period;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) =>
        (int)Math.Min(int.MaxValue / 2, _period + 1 + 3L * Period.BarsToForget(_decay, epsilon));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            _count = 0;
            return false;
        }

        if (_count == 0)
        {
            // As if it had always stood here.
            _average = input;
            _correction = T.Zero;
            _step = T.Zero;
            _value = input;
        }
        else
        {
            _average = input + _alpha * (_average - input);
            _correction = (T.One - _beta) * (input - _average) + _beta * _correction;
            var quick = T.One - _alpha;
            _step = quick * quick * (_average + _ahead * _correction - _value) + _alpha * _alpha * _step;
            _value += _step;
            if (!Number.IsPresent(_value))
            {
                _count = 0;
                return false;
            }
        }

        _count = Math.Min(_count + 1, _period);
        output = _count < _period ? default : _value;
        return _count >= _period;
    }

    /// <inheritdoc/>
    public readonly JmaState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly JmaState<T> Fresh() => new(_period, _phase, _power);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter(_phase);
        writer.Parameter(_power);
        writer.Write(_count);
        writer.WriteValue(in _average);
        writer.WriteValue(in _correction);
        writer.WriteValue(in _step);
        writer.WriteValue(in _value);
    }

    /// <inheritdoc/>
    public readonly JmaState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("phase", _phase);
        reader.Parameter("power", _power);
        return this with
        {
            _count = reader.ReadInt32(0, _period),
            _average = reader.ReadValue<T>(),
            _correction = reader.ReadValue<T>(),
            _step = reader.ReadValue<T>(),
            _value = reader.ReadValue<T>(),
        };
    }
}
