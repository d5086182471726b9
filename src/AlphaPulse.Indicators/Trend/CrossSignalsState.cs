using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="CrossSignals{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct CrossSignalsState<T> : IIndicatorState<CrossSignalsState<T>, Pair<T>, T>
    where T : struct, INumber<T>
{
    // The side of the first series when the two last differed: 1 above, -1 below, 0 never yet.
    private int _side;
    private bool _begun;

    /// <summary>Creates the state before the first bar.</summary>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
    public CrossSignalsState()
    {
        Number.EnsureSupported<T>();
    }

    /// <inheritdoc/>
    public readonly string Name => "signals";

    /// <inheritdoc/>
    public readonly int Warmup => 2;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => int.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Pair<T> input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input.First) || !Number.IsPresent(input.Second))
        {
            var fresh = Fresh();
            this = fresh;
            return false;
        }

        var side = input.First > input.Second ? 1 : input.First < input.Second ? -1 : 0;
        output = T.CreateChecked(_side * side < 0 ? side : 0);
        _side = side == 0 ? _side : side;
        var hasValue = _begun;
        _begun = true;
        output = hasValue ? output : default;
        return hasValue;
    }

    /// <inheritdoc/>
    public readonly CrossSignalsState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly CrossSignalsState<T> Fresh() => new();

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Write(_side);
        writer.Write(_begun ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly CrossSignalsState<T> Load(ref StateReader reader)
    {
        return this with { _side = reader.ReadInt32(-1, 1), _begun = reader.ReadInt32(0, 1) == 1 };
    }
}
