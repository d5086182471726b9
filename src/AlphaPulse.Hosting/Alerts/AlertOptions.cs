namespace AlphaPulse.Hosting;

/// <summary>How alerts are published.</summary>
public sealed class AlertOptions
{
    /// <summary>How long an alert of the same code, series and model is held back after one was delivered. A change of state never is.</summary>
    /// <value>Default 15 minutes; from zero, which holds nothing back, to 7 days.</value>
    public TimeSpan RepeatInterval { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a sink may take with one alert before it counts as failed.</summary>
    /// <value>Default 10 seconds; from 1 millisecond to 10 minutes.</value>
    public TimeSpan SinkTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
