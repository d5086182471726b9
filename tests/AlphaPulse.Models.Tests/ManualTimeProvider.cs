namespace AlphaPulse.Models.Tests;

/// <summary>A clock that the test sets; it moves a second on at every look, so that times show their order.</summary>
internal sealed class ManualTimeProvider : TimeProvider
{
    private DateTimeOffset _now = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now = _now.AddSeconds(1);
}
