using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="VolatilityCompression{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct VolatilityCompressionState<T> : IIndicatorState<VolatilityCompressionState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly int _fastPeriod;
    private readonly int _slowPeriod;
    private AtrState<T> _fast;
    private AtrState<T> _slow;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="fast">The period of the fast range; from 1, below <paramref name="slow"/>.</param>
    /// <param name="slow">The period of the slow range; at most <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public VolatilityCompressionState(int fast, int slow)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fast, slow);
        _fastPeriod = Period.Check(fast, 1);
        _slowPeriod = Period.Check(slow, 2);
        _fast = new AtrState<T>(fast, FirstTrueRange.None);
        _slow = new AtrState<T>(slow, FirstTrueRange.None);
    }

    /// <inheritdoc/>
    public readonly string Name => "compr";

    /// <inheritdoc/>
    public readonly int Warmup => _slow.Warmup;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _slow.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        if (!(_fast.Next(in input, out var fast) & _slow.Next(in input, out var slow)) || fast == T.Zero)
        {
            return false;
        }

        output = slow / fast;
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly VolatilityCompressionState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly VolatilityCompressionState<T> Fresh() => new(_fastPeriod, _slowPeriod);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        _fast.Save(ref writer);
        _slow.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly VolatilityCompressionState<T> Load(ref StateReader reader) => this with
    {
        _fast = _fast.Load(ref reader),
        _slow = _slow.Load(ref reader),
    };
}
