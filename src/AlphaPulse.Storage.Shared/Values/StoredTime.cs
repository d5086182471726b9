namespace AlphaPulse.Storage;

/// <summary>Times as stored: ticks of 100 ns since 1970-01-01T00:00Z, negative before.</summary>
internal static class StoredTime
{
    private static readonly long Epoch = DateTimeOffset.UnixEpoch.UtcTicks;

    public static long From(DateTimeOffset time) => time.UtcTicks - Epoch;

    public static DateTimeOffset ToTime(long stored, string place)
    {
        try
        {
            return new DateTimeOffset(stored + Epoch, TimeSpan.Zero);
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            throw StoreDamage.Create(place, $"the time {stored} is out of range", e);
        }
    }
}
