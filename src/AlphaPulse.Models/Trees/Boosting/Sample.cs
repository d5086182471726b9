namespace AlphaPulse.Models;

/// <summary>A draw of a share of numbers 0, 1, 2, … without replacement, ascending, and what is left of them.</summary>
internal sealed record Sample(int[] Drawn, int[] Left)
{
    /// <summary>How many are drawn: the share rounded, at least 1.</summary>
    internal static int Size(int count, double fraction) =>
        Math.Max(1, (int)Math.Round(count * fraction, MidpointRounding.AwayFromZero));

    /// <summary>Draws; a share of 1 draws everything and takes no random numbers.</summary>
    internal static Sample Draw(DeterministicRandom random, int count, double fraction) => Draw(random, count, Size(count, fraction));

    /// <summary>Draws so many; all of them take no random numbers.</summary>
    internal static Sample Draw(DeterministicRandom random, int count, int size)
    {
        var drawn = new int[size];
        var left = new int[count - size];
        var next = 0;

        // Selection sampling (Knuth, The Art of Computer Programming, volume 2, 3.4.2, algorithm S).
        for (var i = 0; i < count; i++)
        {
            if (size == count || (count - i) * random.NextDouble() < size - next)
            {
                drawn[next++] = i;
            }
            else
            {
                left[i - next] = i;
            }
        }

        return new Sample(drawn, left);
    }
}
