using System.Globalization;

namespace AlphaPulse.Indicators;

/// <content>What happens where a decimal leaves its range.</content>
public abstract partial class Indicator<TState, TInput, TOutput>
{
    private static int FindRefused(TState state, ReadOnlySpan<TInput> input)
    {
        var bar = 0;
        try
        {
            while (bar < input.Length)
            {
                state.Next(in input[bar], out _);
                bar++;
            }
        }
        catch (OverflowException)
        {
            // The bar that was looked for.
        }

        return bar;
    }

    private static IndicatorOverflowException Overflow(string name, long bar, OverflowException cause) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{name} left the range of decimal (about ±7.9e28) at bar {bar} (from 0), which was not taken in: check its values or calculate in double."),
        cause);
}
