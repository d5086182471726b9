using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="EvenBetterSine{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public partial struct EvenBetterSineState<T> : IIndicatorState<EvenBetterSineState<T>, T, T>
    where T : struct, INumber<T>
{
    internal const int Maximum = 10_000;
    private static readonly T Negligible = Number.Convert<T>(1e-18m);

    private readonly int _duration;
    private readonly int _smoothing;
    private readonly FilterAngle _angle;
    private readonly T _half;
    private readonly T _highPass;
    private readonly T _input;
    private readonly T _first;
    private readonly T _second;

    // In units of 10^-exponent, so that decimals keep the digits of small moves.
    private T _high;
    private T _filtered;
    private T _before;
    private T _last;
    private int _exponent;
    private int _count;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="duration">The longest cycle that passes; from 5 to 10,000.</param>
    /// <param name="smoothing">The shortest cycle that passes; from 2 to 10,000.</param>
    /// <param name="angle">How angles are measured.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range, or with radians the filter would not settle.</exception>
    public EvenBetterSineState(int duration, int smoothing, FilterAngle angle)
    {
        Number.EnsureSupported<T>();
        _duration = duration is >= 5 and <= Maximum ? duration : throw new ArgumentOutOfRangeException(nameof(duration), duration, "Choose from 5 to 10000.");
        _smoothing = smoothing is >= 2 and <= Maximum ? smoothing : throw new ArgumentOutOfRangeException(nameof(smoothing), smoothing, "Choose from 2 to 10000.");
        _angle = angle is FilterAngle.Degrees or FilterAngle.Radians
            ? angle
            : throw new ArgumentOutOfRangeException(nameof(angle), angle, "Choose degrees or radians.");
        var highPass = HighPass(duration, angle);
        if (!Settles(duration, angle))
        {
            throw new ArgumentOutOfRangeException(nameof(duration), duration, "In radians a filter of this duration does not settle; choose another or degrees.");
        }

        var degree = angle == FilterAngle.Degrees ? DecimalMath.Pi / 180 : 1;
        var a = DecimalMath.Exp(-DecimalMath.Sqrt(2) * DecimalMath.Pi / smoothing);
        var first = 2 * a * DecimalMath.Cos(DecimalMath.Sqrt(2) * 180 / smoothing * degree);
        _half = Number.Convert<T>((1 + highPass) / 2);
        _highPass = Number.Convert<T>(highPass);
        _first = Number.Convert<T>(first);
        _second = Number.Convert<T>(-a * a);
        _input = Number.Convert<T>((1 - first + a * a) / 2);
    }

    /// <inheritdoc/>
    public readonly string Name => "ebsw";

    /// <inheritdoc/>
    public readonly int Warmup => _duration + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon)
    {
        var slowest = Math.Max(Math.Abs((double)HighPass(_duration, _angle)), Math.Exp(-Math.Sqrt(2) * Math.PI / _smoothing));
        return Warmup + 3 + 3 * Period.BarsToForget(slowest, epsilon);
    }

    /// <inheritdoc/>
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            this = Fresh();
            return false;
        }

        var move = Move(input);
        _count = Math.Min(_count + 1, _duration + 1);
        if (_angle == FilterAngle.Radians && _count <= _duration)
        {
            return false;
        }

        var high = _half * move + _highPass * _high;
        var filtered = _input * (high + _high) + _first * _filtered + _second * _before;
        if (move == T.Zero && IsStill(filtered, high))
        {
            filtered = T.Zero;
            high = T.Zero;
        }

        var (last, beforeThat) = (_filtered, _before);
        _high = high;
        _before = last;
        _filtered = filtered;
        if (!Number.IsPresent(filtered) || !Number.IsPresent(high))
        {
            this = Fresh();
            return false;
        }

        // As shares of the greatest, whose squares decimals hold.
        var greatest = Number.Max(T.Abs(filtered), Number.Max(T.Abs(last), T.Abs(beforeThat)));
        if (_count <= _duration || greatest == T.Zero)
        {
            return false;
        }

        var (a, b, c) = (filtered / greatest, last / greatest, beforeThat / greatest);
        output = RealFunctions.Within((a + b + c) / Elementary.Sqrt(Number.Convert<T>(3) * (a * a + b * b + c * c)), T.One);
        return true;
    }

    /// <inheritdoc/>
    public readonly EvenBetterSineState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly EvenBetterSineState<T> Fresh() =>
        this with { _high = T.Zero, _filtered = T.Zero, _before = T.Zero, _last = T.Zero, _exponent = 0, _count = 0 };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_duration);
        writer.Parameter(_smoothing);
        writer.Parameter((int)_angle);
        writer.WriteValue(in _high);
        writer.WriteValue(in _filtered);
        writer.WriteValue(in _before);
        writer.WriteValue(in _last);
        writer.Write(_exponent);
        writer.Write(_count);
    }

    /// <inheritdoc/>
    public readonly EvenBetterSineState<T> Load(ref StateReader reader)
    {
        reader.Parameter("duration", _duration);
        reader.Parameter("smoothing", _smoothing);
        reader.Parameter("angle", (int)_angle);
        return this with
        {
            _high = reader.ReadValue<T>(),
            _filtered = reader.ReadValue<T>(),
            _before = reader.ReadValue<T>(),
            _last = reader.ReadValue<T>(),
            _exponent = reader.ReadInt32(DecimalUnit.Least, DecimalUnit.Greatest),
            _count = reader.ReadInt32(0, _duration + 1),
        };
    }
}
