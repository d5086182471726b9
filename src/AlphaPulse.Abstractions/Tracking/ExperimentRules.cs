using System.Globalization;
using System.Text;

namespace AlphaPulse;

/// <summary>The names and values that every tracker takes, so that what one records any other can.</summary>
/// <remarks>Lengths are bytes of UTF-8. Safe for use from any thread.</remarks>
public static class ExperimentRules
{
    /// <summary>The most bytes of a name of a parameter, tag or metric, of an experiment, a run, a path, or a member of a lineage.</summary>
    public const int MaximumNameLength = 250;

    /// <summary>The most bytes of the value of a parameter.</summary>
    public const int MaximumParameterLength = 6_000;

    /// <summary>The most bytes of the value of a tag.</summary>
    public const int MaximumTagLength = 5_000;

    /// <summary>Checks what is known of a run at its start.</summary>
    /// <param name="start">The start.</param>
    /// <exception cref="ArgumentException">Something of it is out of range.</exception>
    public static void Check(ExperimentRunStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        CheckText(start.Experiment, "experiment");
        if (start.Name is { } name)
        {
            CheckText(name, "name of the run");
        }

        CheckParameters(start.Parameters);
        CheckTags(start.Tags);
        Check(start.Lineage);
    }

    /// <summary>Checks a lineage.</summary>
    /// <param name="lineage">The lineage.</param>
    /// <exception cref="ArgumentException">A member is out of range.</exception>
    public static void Check(ExperimentLineage lineage)
    {
        ArgumentNullException.ThrowIfNull(lineage);
        foreach (var member in new[] { lineage.DataHash, lineage.FeatureSchemaHash, lineage.ParentRunId, lineage.ModelVersion })
        {
            if (member is not null)
            {
                CheckText(member, "member of the lineage");
            }
        }
    }

    /// <summary>Checks parameters: names of letters, digits, <c>_</c>, <c>-</c>, <c>.</c>, <c>/</c>, <c>:</c> and spaces, values up to <see cref="MaximumParameterLength"/>.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="ArgumentException">A name or a value is out of range.</exception>
    public static void CheckParameters(IReadOnlyDictionary<string, string> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        foreach (var (name, value) in parameters)
        {
            CheckName(name, "parameter");
            CheckLength(value, MaximumParameterLength, $"value of the parameter '{name}'");
        }
    }

    /// <summary>Checks tags: names as those of parameters, values up to <see cref="MaximumTagLength"/>.</summary>
    /// <param name="tags">The tags.</param>
    /// <exception cref="ArgumentException">A name or a value is out of range.</exception>
    public static void CheckTags(IReadOnlyDictionary<string, string> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        foreach (var (name, value) in tags)
        {
            CheckName(name, "tag");
            CheckLength(value, MaximumTagLength, $"value of the tag '{name}'");
        }
    }

    /// <summary>Checks measurements: names as those of parameters, finite values, steps from 0.</summary>
    /// <param name="metrics">The measurements.</param>
    /// <exception cref="ArgumentException">A name, a value or a step is out of range.</exception>
    public static void CheckMetrics(IReadOnlyList<ExperimentMetric> metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        foreach (var metric in metrics)
        {
            CheckName(metric.Name, "metric");
            if (!double.IsFinite(metric.Value) || metric.Step < 0)
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"The metric '{metric.Name}' has the value {metric.Value} at step {metric.Step}; values are finite and steps begin at 0. Leave out what has no value."),
                    nameof(metrics));
            }
        }
    }

    /// <summary>Checks the path of an artifact: parts of letters, digits, <c>.</c>, <c>-</c> and <c>_</c> that do not begin with a dot, with <c>/</c> between them.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="ArgumentException">It is out of range.</exception>
    public static void CheckPath(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        CheckLength(path, MaximumNameLength, "path of an artifact");
        if (path.Split('/').Any(part => part.Length == 0 || part[0] == '.' || !part.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')))
        {
            throw new ArgumentException(
                $"'{path}' is no path of an artifact: use parts of letters, digits, '.', '-' and '_' that do not begin with a dot, with '/' between them.", nameof(path));
        }
    }

    private static void CheckName(string name, string what)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > MaximumNameLength
            || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or ':' or ' '))
        {
            throw new ArgumentException($"'{name}' is no name of a {what}: use 1 to 250 letters, digits, '_', '-', '.', '/', ':' and spaces.", nameof(name));
        }
    }

    private static void CheckText(string text, string what)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Any(char.IsControl))
        {
            throw new ArgumentException($"The {what} '{text}' is empty or has control characters; use 1 to 250 bytes of text.", nameof(text));
        }

        CheckLength(text, MaximumNameLength, what);
    }

    private static void CheckLength(string text, int most, string what)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Encoding.UTF8.GetByteCount(text) is var length && length > most)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The {what} has {length} bytes; {most} are the most."), nameof(text));
        }
    }
}
