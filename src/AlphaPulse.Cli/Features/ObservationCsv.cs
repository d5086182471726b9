using System.Globalization;
using System.Text;
using AlphaPulse.Cli.Output;
using AlphaPulse.Features;

namespace AlphaPulse.Cli.Features;

/// <summary>Reads observations: a line of names, then <c>time,available_at,value</c>, times in UTC.</summary>
internal static class ObservationCsv
{
    private const string Head = "time,available_at,value";
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm'Z'"];

    public static Task<IReadOnlyList<FeatureObservation>> ReadAsync(string path, CancellationToken cancellationToken) =>
        Streams.ReadAsync(path, stream => ReadAsync(stream, path, cancellationToken));

    private static async Task<IReadOnlyList<FeatureObservation>> ReadAsync(Stream stream, string path, CancellationToken cancellationToken)
    {
        var observations = new List<FeatureObservation>();
        var number = 0;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            if (number == 1)
            {
                if (line.Trim() != Head)
                {
                    throw new ImportFormatException($"{path}, line 1 is '{line}'; begin with '{Head}'.");
                }
            }
            else if (line.Length > 0)
            {
                observations.Add(Read(line) ?? throw new ImportFormatException(FormattableString.Invariant(
                    $"{path}, line {number} is '{line}'; write two times in UTC, the second not before the first, and a finite number, as in 2024-01-01T12:00:00Z,2024-01-01T12:03:00Z,0.25.")));
            }
        }

        return observations;
    }

    private static FeatureObservation? Read(string line)
    {
        var parts = line.Split(',');
        return parts.Length == 3 && TryReadTime(parts[0], out var time) && TryReadTime(parts[1], out var available) && available >= time
            && double.TryParse(parts[2], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? new FeatureObservation(time, available, value)
            : null;
    }

    /// <summary>Reads a time in UTC.</summary>
    public static bool TryReadTime(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
}
