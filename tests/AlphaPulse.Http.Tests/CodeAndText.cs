using System.Text;

namespace AlphaPulse.Http.Tests;

/// <summary>A venue whose errors are <c>code text</c> after an exclamation mark.</summary>
internal sealed class CodeAndText : IVenueErrorReader
{
    public VenueError? Read(ReadOnlySpan<byte> body) =>
        Encoding.UTF8.GetString(body) is ['!', .. var rest] && rest.Split(' ', 2) is [var code, var text]
            ? new VenueError(code, text) { IsTransient = code == "busy" }
            : null;
}
