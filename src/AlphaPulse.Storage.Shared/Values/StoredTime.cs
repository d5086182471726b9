namespace AlphaPulse.Storage;

/// <summary>Times as stored: ticks of 100 ns since 1970-01-01T00:00Z, negative before.</summary>
internal static class StoredTime
{
    private static readonly long Epoch = DateTimeOffset.UnixEpoch.UtcTicks;
    private static readonly long Least = DateTimeOffset.MinValue.UtcTicks - Epoch;
    private static readonly long Greatest = DateTimeOffset.MaxValue.UtcTicks - Epoch;

    public static long From(DateTimeOffset time) => time.UtcTicks - Epoch;

    public static DateTimeOffset ToTime(long stored, string place)
    {
        if (stored < Least || stored > Greatest)
        {
            throw StoreDamage.Create(place, $"the time {stored} is out of range");
        }

        return new DateTimeOffset(stored + Epoch, TimeSpan.Zero);
    }
}
