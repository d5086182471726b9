using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Tema{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct TemaState<T> : IIndicatorState<TemaState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly NestedEmaSeed _seed;
    private EmaState<T> _first;
    private EmaState<T> _second;
    private EmaState<T> _third;
    private bool _begun;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="seed">How the stages begin.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public TemaState(int period, NestedEmaSeed seed)
    {
        _period = Period.Check(period, 1);
        _seed = NestedEma.Check(seed);
        _first = NestedEma.First<T>(period, seed);
        _second = NestedEma.Later<T>(period, seed);
        _third = NestedEma.Later<T>(period, seed);
    }

    /// <inheritdoc/>
    public readonly string Name => "tema";

    /// <inheritdoc/>
    public readonly int Warmup => NestedEma.Warmup(_period, _seed, 3);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => NestedEma.Convergence(_period, _seed, 3, epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        if (_first.Next(in input, out var first)
            && _second.Next(in first, out var second)
            && _third.Next(in second, out var third)
            && Number.IsPresent(output = Number.Convert<T>(3) * (first - second) + third))
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
    public readonly TemaState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly TemaState<T> Fresh() => new(_period, _seed);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter((int)_seed);
        _first.Save(ref writer);
        _second.Save(ref writer);
        _third.Save(ref writer);
        writer.Write(_begun ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly TemaState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("seed", (int)_seed);
        return this with
        {
            _first = _first.Load(ref reader),
            _second = _second.Load(ref reader),
            _third = _third.Load(ref reader),
            _begun = reader.ReadInt32(0, 1) == 1,
        };
    }
}
