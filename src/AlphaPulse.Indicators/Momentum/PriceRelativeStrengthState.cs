using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="PriceRelativeStrength{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct PriceRelativeStrengthState<T> : IIndicatorState<PriceRelativeStrengthState<T>, Pair<T>, T>
    where T : struct, INumber<T>
{
    /// <summary>Creates the state before the first bar.</summary>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
    public PriceRelativeStrengthState()
    {
        Number.EnsureSupported<T>();
    }

    /// <inheritdoc/>
    public readonly string Name => "prs";

    /// <inheritdoc/>
    public readonly int Warmup => 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Pair<T> input, out T output)
    {
        output = default;
        if (input.Second == T.Zero)
        {
            return false;
        }

        output = input.First / input.Second;
        return Number.IsPresent(input.First) && Number.IsPresent(input.Second) && Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly PriceRelativeStrengthState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly PriceRelativeStrengthState<T> Fresh() => new();

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        // There is nothing to remember.
    }

    /// <inheritdoc/>
    public readonly PriceRelativeStrengthState<T> Load(ref StateReader reader)
    {
        return this;
    }
}
