using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="McClellanSummation{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct McClellanSummationState<T> : IIndicatorState<McClellanSummationState<T>, Pair<T>, T>
    where T : struct, INumber<T>
{
    private McClellanState<T> _oscillator;
    private RunningSum<T> _sum;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="fast">The period of the fast average; from 1, below <paramref name="slow"/>.</param>
    /// <param name="slow">The period of the slow average; at most <see cref="Period.Maximum"/>.</param>
    /// <param name="scale">What the net advances are; plain by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public McClellanSummationState(int fast, int slow, BreadthScale scale) => _oscillator = new McClellanState<T>(fast, slow, scale);

    /// <inheritdoc/>
    public readonly string Name => "mcsummation";

    /// <inheritdoc/>
    public readonly int Warmup => _oscillator.Warmup;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => int.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Pair<T> input, out T output)
    {
        output = default;
        if (_oscillator.Next(in input, out var value))
        {
            _sum.Add(value);
            output = _sum.Value;
            if (Number.IsPresent(output))
            {
                return true;
            }
        }

        if (!Number.IsPresent(input.First - input.Second) || !Number.IsPresent(output))
        {
            _oscillator = _oscillator.Fresh();
            _sum = default;
            output = default;
        }

        return false;
    }

    /// <inheritdoc/>
    public readonly McClellanSummationState<T> Copy() => this with { _oscillator = _oscillator.Copy() };

    /// <inheritdoc/>
    public readonly McClellanSummationState<T> Fresh() => this with { _oscillator = _oscillator.Fresh(), _sum = default };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        _oscillator.Save(ref writer);
        _sum.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly McClellanSummationState<T> Load(ref StateReader reader) => this with
    {
        _oscillator = _oscillator.Load(ref reader),
        _sum = _sum.Load(ref reader),
    };
}
