namespace AlphaPulse.Features;

/// <summary>Ranges that labels share.</summary>
internal static class LabelRange
{
    private const int LongestWindow = 10_000;

    public static void CheckWindow(int bars, int least, string name)
    {
        if (bars < least || bars > LongestWindow)
        {
            throw new ArgumentOutOfRangeException(name, bars, FormattableString.Invariant($"Choose from {least} to {LongestWindow} bars."));
        }
    }
}
