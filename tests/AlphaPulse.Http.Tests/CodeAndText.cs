using System.Globalization;
using System.Text;

namespace AlphaPulse.Http.Tests;

/// <summary>A venue whose errors are <c>code text</c> after an exclamation mark; the text of <c>banned</c> is the end of the ban in milliseconds, that of <c>lockout</c> the least pause in seconds.</summary>
internal sealed class CodeAndText : IVenueErrorReader
{
    public VenueError? Read(ReadOnlySpan<byte> body) =>
        Encoding.UTF8.GetString(body) is ['!', .. var rest] && rest.Split(' ', 2) is [var code, var text]
            ? new VenueError(code, text)
            {
                IsTransient = code == "busy",
                IsRateLimited = code is "limited" or "lockout",
                MinimumPause = code == "lockout" ? TimeSpan.FromSeconds(int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)) : null,
                RetryAt = code == "banned" ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)) : null,
            }
            : null;
}
