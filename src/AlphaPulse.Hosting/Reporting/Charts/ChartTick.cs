namespace AlphaPulse.Hosting;

/// <summary>A mark on an axis. Those that are not essential are left out on narrow screens.</summary>
internal readonly record struct ChartTick(double Value, string Label, bool IsEssential);
