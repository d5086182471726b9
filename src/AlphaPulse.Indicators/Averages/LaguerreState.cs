using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Laguerre{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct LaguerreState<T> : IIndicatorState<LaguerreState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly decimal _gamma;
    private readonly T _damping;
    private LaguerreChain<T> _chain;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="gamma">The damping; from 0 to 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">The damping is out of range.</exception>
    public LaguerreState(decimal gamma)
    {
        Number.EnsureSupported<T>();
        _gamma = gamma is >= 0 and <= 0.95m
            ? gamma
            : throw new ArgumentOutOfRangeException(nameof(gamma), gamma, "Choose a damping from 0 to 0.95.");
        _damping = Number.Convert<T>(gamma);
    }

    /// <inheritdoc/>
    public readonly string Name => "laguerre";

    /// <inheritdoc/>
    public readonly int Warmup => 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => 4 + 4 * Period.BarsToForget((double)_gamma, epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output) => _chain.Next(input, _damping, out output);

    /// <inheritdoc/>
    public readonly LaguerreState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly LaguerreState<T> Fresh() => new(_gamma);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_gamma);
        _chain.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly LaguerreState<T> Load(ref StateReader reader)
    {
        reader.Parameter("gamma", _gamma);
        return this with { _chain = LaguerreChain<T>.Load(ref reader) };
    }
}
