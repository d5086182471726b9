namespace AlphaPulse.Features;

/// <summary>A label that waits for a later bar.</summary>
/// <param name="run">The label in the making.</param>
/// <param name="number">The number of its start among the bars.</param>
/// <param name="expected">The number of its start among the expected bars.</param>
/// <param name="barTime">The open time of its start.</param>
/// <param name="knownAt">When what it used so far was available.</param>
internal sealed class OpenLabel(ILabelRun run, long number, long expected, DateTimeOffset barTime, DateTimeOffset knownAt)
{
    public ILabelRun Run { get; } = run;

    public long Number { get; } = number;

    public long Expected { get; } = expected;

    public DateTimeOffset BarTime { get; } = barTime;

    public DateTimeOffset KnownAt { get; private set; } = knownAt;

    public void Use(Bar bar) => KnownAt = bar.AvailableAt > KnownAt ? bar.AvailableAt : KnownAt;
}
