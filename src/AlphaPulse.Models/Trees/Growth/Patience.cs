using System.Diagnostics;

namespace AlphaPulse.Models;

/// <summary>Waits a moment for what is about to happen, without going to sleep and without keeping the processor from others.</summary>
internal static class Patience
{
    /// <summary>Waits until something is so, but only for some time; each look gives the processor to whoever else wants it.</summary>
    internal static bool Await(Func<bool> isSo, int microseconds)
    {
        var start = Stopwatch.GetTimestamp();
        while (!isSo())
        {
            if (Stopwatch.GetElapsedTime(start).TotalMicroseconds > microseconds)
            {
                return false;
            }

            if (!Thread.Yield())
            {
                Thread.SpinWait(20);
            }
        }

        return true;
    }
}
