namespace AlphaPulse.Hosting;

/// <summary>What the console sink writes.</summary>
public sealed class ConsoleAlertOptions
{
    /// <summary>The least severity that is written.</summary>
    /// <value>Default <see cref="AlertSeverity.Information"/>.</value>
    public AlertSeverity MinimumSeverity { get; set; } = AlertSeverity.Information;

    /// <summary>Whether the severity is written in colour, by ANSI escapes.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool UseColor { get; set; }
}
