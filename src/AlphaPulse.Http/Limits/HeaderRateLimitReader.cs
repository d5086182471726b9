using System.Globalization;
using System.Net.Http.Headers;

namespace AlphaPulse.Http;

/// <summary>Reads limits out of headers that hold whole numbers.</summary>
/// <param name="headers">The headers of each limit.</param>
/// <remarks>Safe for use from any thread.</remarks>
public sealed class HeaderRateLimitReader(params RateLimitHeaders[] headers) : IRateLimitReader
{
    private readonly RateLimitHeaders[] _headers = [.. headers ?? throw new ArgumentNullException(nameof(headers))];

    /// <inheritdoc/>
    public IReadOnlyList<RateObservation> Read(HttpResponseHeaders headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        var found = new List<RateObservation>(_headers.Length);
        foreach (var names in _headers)
        {
            var observation = new RateObservation(names.Name)
            {
                Used = NumberOf(headers, names.Used),
                Remaining = NumberOf(headers, names.Remaining),
                Limit = NumberOf(headers, names.Limit),
                ResetAt = TimeOf(NumberOf(headers, names.ResetAtMilliseconds) ?? NumberOf(headers, names.ResetAtSeconds) * 1_000),
            };
            if (observation is not { Used: null, Remaining: null, Limit: null })
            {
                found.Add(observation);
            }
        }

        return found;
    }

    /// <summary>A time before the year 2100; a header that says another is no time.</summary>
    private static DateTimeOffset? TimeOf(long? milliseconds) =>
        milliseconds is >= 0 and < 4_102_444_800_000 and { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;

    private static long? NumberOf(HttpResponseHeaders headers, string? name) =>
        name is not null && headers.TryGetValues(name, out var values)
        && long.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
