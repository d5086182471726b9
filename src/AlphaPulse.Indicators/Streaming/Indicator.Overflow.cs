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

    private static bool Step(ref TState state, in TInput input, long bar, out TOutput value)
    {
        try
        {
            return state.Next(in input, out value);
        }
        catch (Exception e) when (LeavesRange(e))
        {
            throw Overflow(state.Name, bar, e);
        }
    }

    // Of this package or, of an indicator of another library inside, already in words.
    private static bool LeavesRange(Exception exception) => exception is OverflowException or IndicatorOverflowException;

    private static IndicatorOverflowException Overflow(string name, long bar, Exception cause) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{name} left the range of decimal (about ±7.9e28) at bar {bar} (from 0), which was not taken in: {Remedy}."),
        cause);

    private static string Remedy => TState.ThrowsOverDouble ? "check its values, or scale prices and volumes" : "check its values or calculate in double";

    private bool StepOrRestore(in TInput input, out TOutput value)
    {
        try
        {
            return _current.Next(in input, out value);
        }
        catch (Exception e)
        {
            // The step may have been made by half.
            Replay();
            if (LeavesRange(e))
            {
                throw Overflow(Name, Samples, e);
            }

            throw;
        }
    }
}
