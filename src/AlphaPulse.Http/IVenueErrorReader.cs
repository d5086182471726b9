namespace AlphaPulse.Http;

/// <summary>Knows how one venue writes its errors.</summary>
/// <remarks>Implementations are safe for use from any thread.</remarks>
public interface IVenueErrorReader
{
    /// <summary>Reads the error out of a body. Asked for every answer, since venues report errors with status 200 too.</summary>
    /// <param name="body">The body: any bytes, HTML included.</param>
    /// <returns>The error, or <see langword="null"/> where the body is none in the form of this venue.</returns>
    VenueError? Read(ReadOnlySpan<byte> body);
}
