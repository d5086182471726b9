using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="RangeActionVerification{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct RangeActionVerificationState<T> : IIndicatorState<RangeActionVerificationState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _fast;
    private readonly int _slow;
    private SmaState<T> _near;
    private SmaState<T> _far;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="fast">The period of the fast average; below that of the slow one; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="slow">The period of the slow average; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public RangeActionVerificationState(int fast, int slow)
    {
        Number.EnsureSupported<T>();
        _fast = Period.Check(fast, 1);
        _slow = Period.Check(slow, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fast, slow);
        _near = new SmaState<T>(fast);
        _far = new SmaState<T>(slow);
    }

    /// <inheritdoc/>
    public readonly string Name => "ravi";

    /// <inheritdoc/>
    public readonly int Warmup => _slow;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _slow;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!(_near.Next(in input, out var near) & _far.Next(in input, out var far)) || far == T.Zero)
        {
            return false;
        }

        output = Number.Convert<T>(100) * (T.Abs(near - far) / T.Abs(far));
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly RangeActionVerificationState<T> Copy() => this with { _near = _near.Copy(), _far = _far.Copy() };

    /// <inheritdoc/>
    public readonly RangeActionVerificationState<T> Fresh() => new(_fast, _slow);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_fast);
        writer.Parameter(_slow);
        _near.Save(ref writer);
        _far.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly RangeActionVerificationState<T> Load(ref StateReader reader)
    {
        reader.Parameter("fast", _fast);
        reader.Parameter("slow", _slow);
        return this with { _near = _near.Load(ref reader), _far = _far.Load(ref reader) };
    }
}
