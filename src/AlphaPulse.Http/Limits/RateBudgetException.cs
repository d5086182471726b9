using System.Globalization;

namespace AlphaPulse.Http;

/// <summary>A request was not sent because its budget does not allow it within the time that it may wait.</summary>
public sealed class RateBudgetException : AlphaPulseException
{
    internal RateBudgetException(string message, DateTimeOffset? retryAt)
        : base(message) => RetryAt = retryAt;

    /// <summary>When it may be sent, UTC, as it looks now; <see langword="null"/> where no time makes it possible or none is known.</summary>
    public DateTimeOffset? RetryAt { get; }

    internal static RateBudgetException TooLong(string host, DateTimeOffset until, bool isBanned) => new(
        isBanned
            ? $"{host} asked to be left alone until {UtcText.Format(until)}. Ask again then."
            : $"The limits of {host} are used up until {UtcText.Format(until)}. Ask again then, or allow more time.",
        until);

    internal static RateBudgetException Busy(string host, RateDemand demand) => new(
        string.Create(CultureInfo.InvariantCulture, $"{demand.Concurrency} requests to {host} were underway all the time. Ask for less at a time, or allow more time."),
        retryAt: null);
}
