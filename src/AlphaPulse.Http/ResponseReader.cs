using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace AlphaPulse.Http;

/// <summary>Tells an answer from everything else that comes back, and says what the rest is.</summary>
/// <remarks>Where a venue has limits, a page instead of an answer with status 403 is a ban, unless it says that the region is not served.</remarks>
internal sealed class ResponseReader(string venue, IVenueErrorReader errors, TimeProvider time, int maximumBytes, bool hasLimits)
{
    private const int ShownText = 200;
    private const string RegionRemedy = "The venue does not serve the region of this address, and waiting does not help: ask from another network, or another venue.";
    private const int ReadText = 64 * 1024;

    /// <summary>How venues and what stands before them say that they do not serve the region of an address: CloudFront, Binance, and others in their words.</summary>
    private static readonly string[] RegionTexts =
    [
        "block access from your country", "restricted location", "restricted country", "restricted region", "available in your country", "available in your region",
    ];

    /// <summary>The connection did not come about or broke.</summary>
    /// <remarks>Where the status was a refusal it is one, whatever became of the body; any other broken body is a fault of the host.</remarks>
    public static VenueException Unreachable(string venue, VenueCall call, ResponseHead? head, Exception exception)
    {
        int? refused = head is { Refusal: not Refusal.None } begun ? begun.Status : null;
        var isTransient = refused is { } status
            ? IsTransient(status, error: null, head!.Value.RetryAt)
            : exception is not HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError };
        var where = refused is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" after status {refused}");
        var message = $"{call.Name} of {venue} broke off{where}: {call.Filter.Apply(exception.Message)} Check the network and the base address.";
        return call.Filter.Apply(exception) is { } cause
            ? new VenueException(venue, message, cause) { HttpStatus = refused, RetryAt = head?.RetryAt, IsTransient = isTransient, IsRateRefusal = refused is not null }
            : new VenueException(venue, message) { HttpStatus = refused, RetryAt = head?.RetryAt, IsTransient = isTransient, IsRateRefusal = refused is not null };
    }

    /// <summary>The same failure with the end of a ban that the venue did not name.</summary>
    public static VenueException WithRetryAt(VenueException failure, DateTimeOffset retryAt)
    {
        var message = $"{failure.Message} It was not said until when; nothing is sent before {UtcText.Format(retryAt)}.";
        return failure.InnerException is { } cause
            ? new VenueException(failure.Venue, message, cause) { HttpStatus = failure.HttpStatus, VenueCode = failure.VenueCode, RetryAt = retryAt, IsTransient = failure.IsTransient, IsRateRefusal = failure.IsRateRefusal, IsRetryAtAssumed = true }
            : new VenueException(failure.Venue, message) { HttpStatus = failure.HttpStatus, VenueCode = failure.VenueCode, RetryAt = retryAt, IsTransient = failure.IsTransient, IsRateRefusal = failure.IsRateRefusal, IsRetryAtAssumed = true };
    }

    /// <summary>What the status and the headers say, for which the body is not needed.</summary>
    public ResponseHead ReadHead(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var refusal = status switch
        {
            418 => Refusal.Banned,
            429 => Refusal.RateLimited,
            _ => Refusal.None,
        };
        var now = time.GetUtcNow();
        return new ResponseHead(status, refusal, response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => now + delta,
            { Date: { } date } => ByOurClock(date, now, response.Headers),
            _ => null,
        });
    }

    /// <summary>Reads an answer.</summary>
    /// <returns>Its body, which is whole JSON that is no error, or the failure.</returns>
    public async Task<VenueAnswer> ReadAsync(HttpResponseMessage response, ResponseHead head, VenueCall call, CancellationToken cancellationToken)
    {
        var status = head.Status;
        var body = await ReadBodyAsync(response, head, call.Name, cancellationToken).ConfigureAwait(false);
        var error = errors.Read(body);
        var isJson = IsWholeJson(body);
        if (error is null && response.IsSuccessStatusCode && isJson)
        {
            return new VenueAnswer(body, Failure: null, Refusal.None);
        }

        var retryAt = error?.RetryAt is { } named ? ByOurClock(named, time.GetUtcNow(), response.Headers) : head.RetryAt;
        var code = error?.Code is { } given ? $" ({given})" : string.Empty;
        var isRegion = IsAboutRegion(status, body);
        var refusal = RefusalOf(head, error, isJson || isRegion);
        var said = error?.Message ?? (response.IsSuccessStatusCode ? $"no whole JSON: {Show(body)}" : Show(body));
        var failure = new VenueException(
            venue,
            string.Create(CultureInfo.InvariantCulture, $"{venue} answered {call.Name} with status {status}{call.Filter.Apply(code)}: {Clean(call.Filter.Apply(said))}. {(isRegion ? RegionRemedy : Remedy(status, retryAt))}"))
        {
            HttpStatus = status,
            VenueCode = error?.Code is { } known ? call.Filter.Apply(known) : null,
            RetryAt = retryAt,
            IsTransient = IsTransient(status, error, retryAt),
            IsRateRefusal = refusal != Refusal.None,
        };
        return new VenueAnswer(Body: null, failure, refusal, error?.MinimumPause);
    }

    /// <summary>A date is meant by the venue's clock, which the answer shows.</summary>
    private static DateTimeOffset ByOurClock(DateTimeOffset date, DateTimeOffset now, HttpResponseHeaders headers) => now + (date - (headers.Date ?? now));

    private static bool IsAboutRegion(int status, byte[] body)
    {
        if (status is not (403 or 451))
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, ReadText)));
        return Array.Exists(RegionTexts, words => text.Contains(words, StringComparison.OrdinalIgnoreCase));
    }

    private Refusal RefusalOf(ResponseHead head, VenueError? error, bool isExplained) => head switch
    {
        { Refusal: not Refusal.None } => head.Refusal,
        { Status: 403 } when hasLimits && error is null && !isExplained => Refusal.Banned,
        _ => error is { IsRateLimited: true } ? Refusal.RateLimited : Refusal.None,
    };

    // A ban grows with every request that is made during it, so it is not tried against blindly.
    private static bool IsTransient(int status, VenueError? error, DateTimeOffset? retryAt) => status switch
    {
        418 => retryAt is not null,
        408 or 429 or >= 500 => true,
        >= 200 and < 300 when error is null => true,
        _ => error is { IsTransient: true } or { IsRateLimited: true },
    };

    private static string Remedy(int status, DateTimeOffset? retryAt) => status switch
    {
        _ when retryAt is { } until => $"Ask again after {UtcText.Format(until)}.",
        418 => "This address is banned for a time that was not named: stop asking for some minutes, then ask less often.",
        429 => "Wait before asking again, and ask less often.",
        403 or 451 => "The venue or something before it refuses this address or region: check the base address and the network.",
        >= 500 => "The venue is at fault: try again later.",
        >= 300 and < 400 => "Redirects are not followed: set the base address to where it points.",
        >= 200 and < 300 => "Check that the base address is the venue's interface and not a page before it.",
        _ => "Check the parameters of the request.",
    };

    private static bool IsWholeJson(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            while (reader.Read())
            {
            }

            return reader.BytesConsumed > 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Show(byte[] body)
    {
        var text = Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, ReadText)));
        return text.Length == 0 ? "an empty body" : $"'{text}'";
    }

    /// <summary>One line of bounded length: the text is the venue's, not ours.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, ShownText));
        foreach (var c in text)
        {
            if (clean.Length == ShownText)
            {
                return clean.Append("...").ToString();
            }

            clean.Append(char.IsControl(c) ? ' ' : c);
        }

        return clean.ToString().TrimEnd('.', ' ');
    }

    private async Task<byte[]> ReadBodyAsync(HttpResponseMessage response, ResponseHead head, string request, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > maximumBytes)
        {
            throw TooLarge(head, request);
        }

        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using var body = new MemoryStream();
            var buffer = new byte[16 * 1024];
            int read;
            while ((read = await ReadAsync(stream, buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                if (body.Length + read > maximumBytes)
                {
                    throw TooLarge(head, request);
                }

                body.Write(buffer, 0, read);
            }

            return body.ToArray();
        }
    }

    /// <summary>Reads a part of a body. A compressed one that is corrupt broke off like one that was cut.</summary>
    private static async ValueTask<int> ReadAsync(Stream stream, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is InvalidDataException or (InvalidOperationException and not ObjectDisposedException))
        {
            throw new HttpIOException(HttpRequestError.InvalidResponse, $"The compressed body is corrupt: {exception.Message}", exception);
        }
    }

    private VenueException TooLarge(ResponseHead head, string request) => new(
        venue,
        string.Create(CultureInfo.InvariantCulture, $"{venue} answered {request} with more than {maximumBytes} bytes, which were not read. Ask for less at a time, or raise VenueHttpOptions.MaximumResponseBytes."))
    {
        HttpStatus = head.Status,
        RetryAt = head.RetryAt,
        IsTransient = head.Refusal != Refusal.None && IsTransient(head.Status, error: null, head.RetryAt),
        IsRateRefusal = head.Refusal != Refusal.None,
    };
}
