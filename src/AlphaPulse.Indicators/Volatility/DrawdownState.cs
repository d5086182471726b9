using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Drawdown{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct DrawdownState<T> : IIndicatorState<DrawdownState<T>, T, DrawdownValue<T>>
    where T : struct, INumber<T>
{
    private T _greatest;
    private bool _begun;

    /// <summary>Creates the state before the first bar.</summary>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither decimal nor double.</exception>
    public DrawdownState() => Number.EnsureSupported<T>();

    /// <inheritdoc/>
    public readonly string Name => "drawdown";

    /// <inheritdoc/>
    public readonly int Warmup => 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => int.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out DrawdownValue<T> output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            this = new DrawdownState<T>();
            return false;
        }

        _greatest = _begun ? Number.Max(_greatest, input) : input;
        _begun = true;
        var amount = _greatest - input;
        if (!Number.IsPresent(amount))
        {
            this = new DrawdownState<T>();
            return false;
        }

        output = new DrawdownValue<T>(
            amount, _greatest > T.Zero ? amount / _greatest : null, RealFunctions.TryLogOfRatio(_greatest, input, out var log) ? log : null);
        return true;
    }

    /// <inheritdoc/>
    public readonly DrawdownState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly DrawdownState<T> Fresh() => new();

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.WriteValue(in _greatest);
        writer.Write(_begun ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly DrawdownState<T> Load(ref StateReader reader) => this with
    {
        _greatest = reader.ReadValue<T>(),
        _begun = reader.ReadInt32(0, 1) == 1,
    };
}
