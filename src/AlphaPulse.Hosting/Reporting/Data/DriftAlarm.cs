namespace AlphaPulse.Hosting;

/// <summary>A moment at which a drift statistic passed its threshold.</summary>
internal sealed record DriftAlarm(DateTimeOffset Time, string Feature, string Statistic, double Value, double Threshold);
