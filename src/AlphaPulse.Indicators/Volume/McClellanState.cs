using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="McClellan{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct McClellanState<T> : IIndicatorState<McClellanState<T>, Pair<T>, T>
    where T : struct, INumber<T>
{
    private readonly int _fastPeriod;
    private readonly int _slowPeriod;
    private readonly BreadthScale _scale;
    private EmaState<T> _fast;
    private EmaState<T> _slow;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="fast">The period of the fast average; from 1, below <paramref name="slow"/>.</param>
    /// <param name="slow">The period of the slow average; at most <see cref="Period.Maximum"/>.</param>
    /// <param name="scale">What the net advances are; plain by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public McClellanState(int fast, int slow, BreadthScale scale)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fast, slow);
        _fastPeriod = Period.Check(fast, 1);
        _slowPeriod = Period.Check(slow, 2);
        _scale = scale is BreadthScale.Plain or BreadthScale.Ratio
            ? scale
            : throw new ArgumentOutOfRangeException(nameof(scale), scale, "Choose the plain difference or the ratio.");
        _fast = new EmaState<T>(fast, EmaSeed.Average);
        _slow = new EmaState<T>(slow, EmaSeed.Average);
    }

    /// <inheritdoc/>
    public readonly string Name => "mcclellan";

    /// <inheritdoc/>
    public readonly int Warmup => _slowPeriod;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _slow.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Pair<T> input, out T output)
    {
        output = default;
        var net = input.First - input.Second;
        if (_scale == BreadthScale.Ratio)
        {
            var issues = input.First + input.Second;
            if (issues == T.Zero)
            {
                return false;
            }

            net = Number.Convert<T>(1000) * (net / issues);
        }

        if (Number.IsPresent(net))
        {
            if (!(_fast.Next(in net, out var fast) & _slow.Next(in net, out var slow)))
            {
                return false;
            }

            output = fast - slow;
            if (Number.IsPresent(output))
            {
                return true;
            }
        }

        // A missing number, or an average that left the range of double, starts both again, and together.
        _fast = _fast.Fresh();
        _slow = _slow.Fresh();
        output = default;
        return false;
    }

    /// <inheritdoc/>
    public readonly McClellanState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly McClellanState<T> Fresh() => new(_fastPeriod, _slowPeriod, _scale);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter((int)_scale);
        _fast.Save(ref writer);
        _slow.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly McClellanState<T> Load(ref StateReader reader)
    {
        reader.Parameter("scale", (int)_scale);
        return this with
        {
            _fast = _fast.Load(ref reader),
            _slow = _slow.Load(ref reader),
        };
    }
}
