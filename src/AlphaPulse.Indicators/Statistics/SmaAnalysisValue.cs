using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>A simple moving average and the deviations of its window at one bar.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is zeros without the last two.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Sma">The mean of the window.</param>
/// <param name="Mad">The mean absolute deviation, in the unit of the values.</param>
/// <param name="Mse">The mean squared deviation, in the square of that unit; <see langword="null"/> where it is over the range of the number.</param>
/// <param name="Mape">The mean absolute deviation as a part of each value; <see langword="null"/> where a value is 0.</param>
public readonly record struct SmaAnalysisValue<T>(T Sma, T Mad, T? Mse, T? Mape) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Sma;
        outputs[1] = Mad;
        outputs[2] = Mse;
        outputs[3] = Mape;
    }
}
