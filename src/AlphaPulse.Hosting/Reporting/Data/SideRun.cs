namespace AlphaPulse.Hosting;

/// <summary>Signals in a row with one side; the times are milliseconds since 1970 UTC.</summary>
internal sealed record SideRun(double From, double To, SignalDirection Side);
