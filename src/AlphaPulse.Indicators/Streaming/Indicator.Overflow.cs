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
        catch (Exception e) when (LeavesRange(e))
        {
            // The bar that was looked for.
        }

        return bar;
    }

    // Of this package or, of an indicator of another library inside, already in words.
    private static bool LeavesRange(Exception exception) => exception is OverflowException or IndicatorOverflowException;

    private static IndicatorOverflowException Overflow(string name, long bar, Exception cause) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{name} left the range of decimal (about ±7.9e28) at bar {bar} (from 0), which was not taken in: {Remedy}."),
        cause);

    private static string Remedy => TState.ThrowsOverDouble ? "check its values, or scale prices and volumes" : "check its values or calculate in double";
}
