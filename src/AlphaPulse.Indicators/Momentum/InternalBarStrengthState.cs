using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="InternalBarStrength{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct InternalBarStrengthState<T> : IIndicatorState<InternalBarStrengthState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{

    /// <summary>Creates the state before the first bar.</summary>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
    public InternalBarStrengthState()
    {
        Number.EnsureSupported<T>();
    }

    /// <inheritdoc/>
    public readonly string Name => "ibs";

    /// <inheritdoc/>
    public readonly int Warmup => 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        var range = input.High - input.Low;
        if (range == T.Zero || !Number.IsPresent(range))
        {
            return false;
        }

        output = (input.Close - input.Low) / range;
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly InternalBarStrengthState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly InternalBarStrengthState<T> Fresh() => new();

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
    }

    /// <inheritdoc/>
    public readonly InternalBarStrengthState<T> Load(ref StateReader reader) => this;
}
