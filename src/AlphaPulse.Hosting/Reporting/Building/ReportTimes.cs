namespace AlphaPulse.Hosting;

/// <summary>Times as numbers that charts can scale.</summary>
internal static class ReportTimes
{
    public static double Number(DateTimeOffset time) => time.ToUnixTimeMilliseconds();
}
