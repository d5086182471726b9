using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="BalanceOfPower{T}"/>, which remembers nothing.</summary>
/// <remarks>Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public readonly struct BalanceOfPowerState<T> : IIndicatorState<BalanceOfPowerState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    /// <summary>Creates the state before the first bar.</summary>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
    public BalanceOfPowerState() => Number.EnsureSupported<T>();

    /// <inheritdoc/>
    public string Name => "bop";

    /// <inheritdoc/>
    public int Warmup => 1;

    /// <inheritdoc/>
    public int ConvergenceBars(double epsilon) => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        var range = input.High - input.Low;
        if (!BarPresence.HasBody(in input) || !Number.IsPresent(range))
        {
            return false;
        }

        output = range == T.Zero ? T.Zero : (input.Close - input.Open) / range;
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public BalanceOfPowerState<T> Copy() => this;

    /// <inheritdoc/>
    public BalanceOfPowerState<T> Fresh() => this;

    /// <inheritdoc/>
    public void Save(ref StateWriter writer)
    {
        // There is nothing to remember.
    }

    /// <inheritdoc/>
    public BalanceOfPowerState<T> Load(ref StateReader reader) => this;
}
