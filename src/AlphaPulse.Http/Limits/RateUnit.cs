namespace AlphaPulse.Http;

/// <summary>What a limit of a venue counts.</summary>
public enum RateUnit
{
    /// <summary>The weights of the requests, as the venue assigns them to endpoints and parameters.</summary>
    Weight,

    /// <summary>The requests, whatever their weight.</summary>
    Requests,
}
