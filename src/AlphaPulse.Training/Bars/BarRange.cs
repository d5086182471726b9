namespace AlphaPulse.Training;

/// <summary>A part of a list of bars.</summary>
internal static class BarRange
{
    public static IReadOnlyList<Bar> Slice(this IReadOnlyList<Bar> bars, Range range)
    {
        var (start, length) = range.GetOffsetAndLength(bars.Count);
        return [.. bars.Skip(start).Take(length)];
    }
}
