using System.Net.Http.Headers;

namespace AlphaPulse.Http;

/// <summary>Knows in which headers one venue says how much of its limits is used.</summary>
/// <remarks>Implementations are safe for use from any thread. A header that is missing or cannot be read gives no observation.</remarks>
public interface IRateLimitReader
{
    /// <summary>Reads the headers of an answer, whatever its status.</summary>
    /// <param name="headers">The headers.</param>
    /// <returns>What they say; empty where they say nothing.</returns>
    IReadOnlyList<RateObservation> Read(HttpResponseHeaders headers);
}
