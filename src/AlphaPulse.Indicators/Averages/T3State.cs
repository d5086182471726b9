using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="T3{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct T3State<T> : IIndicatorState<T3State<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly NestedEmaSeed _seed;
    private readonly decimal _factor;
    private readonly T _ofThird;
    private readonly T _ofFourth;
    private readonly T _ofFifth;
    private readonly T _ofSixth;
    private EmaState<T> _first;
    private EmaState<T> _second;
    private EmaState<T> _third;
    private EmaState<T> _fourth;
    private EmaState<T> _fifth;
    private EmaState<T> _sixth;
    private bool _begun;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="factor">The share of the lag that is taken out; from 0 to 1.</param>
    /// <param name="seed">How the stages begin.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public T3State(int period, decimal factor, NestedEmaSeed seed)
    {
        _period = Period.Check(period, 1);
        _seed = NestedEma.Check(seed);
        _factor = factor is >= 0 and <= 1
            ? factor
            : throw new ArgumentOutOfRangeException(nameof(factor), factor, "Choose a factor from 0 to 1.");

        // (1 + v - v x)^3 multiplied out, where a power of x is as many stages beyond the third.
        _ofThird = Number.Convert<T>((1 + factor) * (1 + factor) * (1 + factor));
        _ofFourth = Number.Convert<T>(-3 * factor * (1 + factor) * (1 + factor));
        _ofFifth = Number.Convert<T>(3 * factor * factor * (1 + factor));
        _ofSixth = Number.Convert<T>(-factor * factor * factor);
        _first = NestedEma.First<T>(period, seed);
        _second = NestedEma.Later<T>(period, seed);
        _third = NestedEma.Later<T>(period, seed);
        _fourth = NestedEma.Later<T>(period, seed);
        _fifth = NestedEma.Later<T>(period, seed);
        _sixth = NestedEma.Later<T>(period, seed);
    }

    /// <inheritdoc/>
    public readonly string Name => "t3";

    /// <inheritdoc/>
    public readonly int Warmup => NestedEma.Warmup(_period, _seed, 6);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => NestedEma.Convergence(_period, _seed, 6, epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        if (_first.Next(in input, out var first)
            && _second.Next(in first, out var second)
            && _third.Next(in second, out var third)
            && _fourth.Next(in third, out var fourth)
            && _fifth.Next(in fourth, out var fifth)
            && _sixth.Next(in fifth, out var sixth)
            && Number.IsPresent(output = _ofThird * third + _ofFourth * fourth + _ofFifth * fifth + _ofSixth * sixth))
        {
            _begun = true;
            return true;
        }

        // A missing value, or an average that left the range of double, starts all stages again, and together.
        if (_begun || !Number.IsPresent(input))
        {
            this = Fresh();
        }

        output = default;
        return false;
    }

    /// <inheritdoc/>
    public readonly T3State<T> Copy() => this;

    /// <inheritdoc/>
    public readonly T3State<T> Fresh() => new(_period, _factor, _seed);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter(_factor);
        writer.Parameter((int)_seed);
        _first.Save(ref writer);
        _second.Save(ref writer);
        _third.Save(ref writer);
        _fourth.Save(ref writer);
        _fifth.Save(ref writer);
        _sixth.Save(ref writer);
        writer.Write(_begun ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly T3State<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("factor", _factor);
        reader.Parameter("seed", (int)_seed);
        return this with
        {
            _first = _first.Load(ref reader),
            _second = _second.Load(ref reader),
            _third = _third.Load(ref reader),
            _fourth = _fourth.Load(ref reader),
            _fifth = _fifth.Load(ref reader),
            _sixth = _sixth.Load(ref reader),
            _begun = reader.ReadInt32(0, 1) == 1,
        };
    }
}
