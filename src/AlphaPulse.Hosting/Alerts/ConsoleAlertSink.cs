using System.Text;

namespace AlphaPulse.Hosting;

/// <summary>Writes each alert as one line to standard error.</summary>
/// <remarks>
/// The line is <c>time SEVERITY code series: title. detail [name=value ...]</c>: invariant, properties in ordinal order, control
/// characters as spaces. Safe for use from any thread.
/// </remarks>
public sealed class ConsoleAlertSink : IAlertSink
{
    private const string Reset = "\u001b[0m";
    private readonly ConsoleAlertOptions _options;
    private readonly TextWriter _output;

    /// <summary>Creates a sink.</summary>
    /// <param name="options">What is written; read once.</param>
    /// <param name="output">Where to write; <see langword="null"/> for standard error.</param>
    public ConsoleAlertSink(ConsoleAlertOptions options, TextWriter? output = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _output = TextWriter.Synchronized(output ?? Console.Error);
    }

    /// <inheritdoc/>
    public ValueTask SendAsync(Alert alert, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(alert);
        cancellationToken.ThrowIfCancellationRequested();
        if (alert.Severity >= _options.MinimumSeverity)
        {
            _output.WriteLine(Line(alert));
        }

        return ValueTask.CompletedTask;
    }

    private string Line(Alert alert)
    {
        var (severity, color) = alert.Severity switch
        {
            AlertSeverity.Critical => ("CRITICAL", "\u001b[31m"),
            AlertSeverity.Warning => ("WARNING", "\u001b[33m"),
            _ => ("INFO", "\u001b[36m"),
        };
        var line = new StringBuilder()
            .Append(UtcText.Format(alert.Time)).Append(' ')
            .Append(_options.UseColor ? color + severity + Reset : severity).Append(' ');
        AppendPlain(line, alert.Code);
        if (alert.Series is { } series)
        {
            line.Append(' ').Append(series.ToString());
        }

        AppendPlain(line.Append(": "), alert.Title);
        AppendPlain(line.Append(". "), alert.Detail);
        if (alert.Properties.Count > 0)
        {
            line.Append(" [");
            AppendPlain(line, string.Join(' ', alert.Properties.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}")));
            line.Append(']');
        }

        return line.ToString();
    }

    /// <summary>Without what would end the line or steer the terminal.</summary>
    private static void AppendPlain(StringBuilder line, string text)
    {
        foreach (var character in text)
        {
            line.Append(char.IsControl(character) ? ' ' : character);
        }
    }
}
