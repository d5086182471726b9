using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>Says in the ledger how a request failed: the kind, the status, the code, the words.</summary>
internal static class FailureText
{
    public static string Of(VenueException failure)
    {
        var status = failure.HttpStatus is { } number ? string.Create(CultureInfo.InvariantCulture, $"status {number}") : "no status";
        var code = failure.VenueCode is { } given ? $", code {given}" : string.Empty;
        return $"failed, {KindOf(failure)}, {status}{code}: {failure.Message}";
    }

    private static string KindOf(VenueException failure) => failure.HttpStatus switch
    {
        418 or 403 => "turned away",
        429 => "too many requests",
        >= 500 => "fault of the venue",
        null => failure.IsTransient ? "no answer" : "unusable answer",
        >= 200 and < 300 when failure.VenueCode is null => "unusable answer",
        _ => failure.IsTransient ? "refused for now" : "refused",
    };
}
