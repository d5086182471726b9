using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The setup of the sequential of DeMark: how many bars in a row closed above, or below, the close four bars before.</summary>
/// <remarks>
/// Nine in a row complete a setup; the count goes on as long as the run does. An equal close ends both runs. The first value comes with
/// bar 5. A missing value (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class TdSequential<T>()
    : Indicator<TdSequentialState<T>, T, RunValue<T>>(new TdSequentialState<T>())
    where T : struct, INumber<T>;
