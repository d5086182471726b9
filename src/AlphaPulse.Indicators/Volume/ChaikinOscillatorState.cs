using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="ChaikinOscillator{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ChaikinOscillatorState<T> : IIndicatorState<ChaikinOscillatorState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly int _slowPeriod;
    private AccumulationDistributionState<T> _line;
    private EmaState<T> _fast;
    private EmaState<T> _slow;

    // Bars since the start, at most the slow period.
    private int _count;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="fast">The period of the fast average; from 1, below <paramref name="slow"/>.</param>
    /// <param name="slow">The period of the slow average; at most <see cref="Period.Maximum"/>.</param>
    /// <param name="seed">How the averages begin.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ChaikinOscillatorState(int fast, int slow, EmaSeed seed)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fast, slow);
        _slowPeriod = Period.Check(slow, 2);
        _line = new AccumulationDistributionState<T>();
        _fast = new EmaState<T>(Period.Check(fast, 1), seed);
        _slow = new EmaState<T>(slow, seed);
    }

    /// <inheritdoc/>
    public readonly string Name => "adosc";

    /// <inheritdoc/>
    public readonly int Warmup => _slowPeriod;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _slowPeriod + _slow.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        if (!_line.Next(in input, out var line))
        {
            // The line begins again, and the averages with it.
            _fast = _fast.Fresh();
            _slow = _slow.Fresh();
            _count = 0;
            return false;
        }

        _count = Math.Min(_count + 1, _slowPeriod);
        if (!(_fast.Next(in line, out var fast) & _slow.Next(in line, out var slow)) || _count < _slowPeriod)
        {
            return false;
        }

        output = fast - slow;
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly ChaikinOscillatorState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly ChaikinOscillatorState<T> Fresh() =>
        this with { _line = _line.Fresh(), _fast = _fast.Fresh(), _slow = _slow.Fresh(), _count = 0 };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        _line.Save(ref writer);
        _fast.Save(ref writer);
        _slow.Save(ref writer);
        writer.Write(_count);
    }

    /// <inheritdoc/>
    public readonly ChaikinOscillatorState<T> Load(ref StateReader reader) => this with
    {
        _line = _line.Load(ref reader),
        _fast = _fast.Load(ref reader),
        _slow = _slow.Load(ref reader),
        _count = reader.ReadInt32(0, _slowPeriod),
    };
}
