using AlphaPulse.Features;

namespace AlphaPulse.Training.Tests;

/// <summary>A sample an hour whose label is known before the next one begins: nothing is purged, and an embargo is a gap in positions.</summary>
internal static class RegularSamples
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static SampleTimeline Timeline(int count) => SampleTimeline.Of(
    [
        .. Enumerable.Range(0, count).Select(i => (i, Time: Start.AddHours(i)))
            .Select(s => new Sample(s.i, s.i + 1, s.Time, s.Time.AddMinutes(1), s.Time.AddMinutes(30), s.Time.AddMinutes(31), 0)),
    ]);
}
