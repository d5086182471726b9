using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="ArcherObv{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ArcherObvState<T> : IIndicatorState<ArcherObvState<T>, Ohlcv<T>, ArcherObvValue<T>>
    where T : struct, INumber<T>
{
    private readonly int _fastPeriod;
    private readonly int _slowPeriod;
    private ObvState<T> _balance;
    private EmaState<T> _fast;
    private EmaState<T> _slow;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="fast">The period of the fast average; from 1, below <paramref name="slow"/>.</param>
    /// <param name="slow">The period of the slow average; at most <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ArcherObvState(int fast, int slow)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fast, slow);
        _fastPeriod = Period.Check(fast, 1);
        _slowPeriod = Period.Check(slow, 2);
        _balance = new ObvState<T>(ObvStart.FirstVolume);
        _fast = new EmaState<T>(fast, EmaSeed.Average);
        _slow = new EmaState<T>(slow, EmaSeed.Average);
    }

    /// <inheritdoc/>
    public readonly string Name => "aobv";

    /// <inheritdoc/>
    public readonly int Warmup => 1;

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => output == 0 ? 1 : output == 1 ? _fastPeriod : _slowPeriod;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => int.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out ArcherObvValue<T> output)
    {
        if (!_balance.Next(in input, out var balance))
        {
            _fast = _fast.Fresh();
            _slow = _slow.Fresh();
            output = default;
            return false;
        }

        var hasFast = _fast.Next(in balance, out var fast);
        var hasSlow = _slow.Next(in balance, out var slow);
        output = new ArcherObvValue<T>(balance, hasFast ? fast : null, hasSlow ? slow : null);
        return true;
    }

    /// <inheritdoc/>
    public readonly ArcherObvState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly ArcherObvState<T> Fresh() => new(_fastPeriod, _slowPeriod);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        _balance.Save(ref writer);
        _fast.Save(ref writer);
        _slow.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly ArcherObvState<T> Load(ref StateReader reader) => this with
    {
        _balance = _balance.Load(ref reader),
        _fast = _fast.Load(ref reader),
        _slow = _slow.Load(ref reader),
    };
}
