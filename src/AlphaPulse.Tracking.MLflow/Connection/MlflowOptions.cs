using AlphaPulse.Http;

namespace AlphaPulse.Tracking.MLflow;

/// <summary>Where an MLflow server is and how it is asked.</summary>
/// <remarks>Not safe for use from several threads while it is changed.</remarks>
public sealed class MlflowOptions
{
    /// <summary>The address of the server, as in <c>https://mlflow.example.com</c>; required. An absolute <c>http</c> or <c>https</c> address without user, query or fragment.</summary>
    public string TrackingUri { get; set; } = string.Empty;

    /// <summary>A token that is sent as <c>Bearer</c>; excludes <see cref="Username"/>. <see langword="null"/> for none. Messages never show it.</summary>
    public string? Token { get; set; }

    /// <summary>The user of basic authentication; needs <see cref="Password"/>. <see langword="null"/> for none.</summary>
    public string? Username { get; set; }

    /// <summary>The password of basic authentication; needs <see cref="Username"/>. Messages never show it.</summary>
    public string? Password { get; set; }

    /// <summary>How long one try may take; from 10 ms to a day.</summary>
    /// <value>Default: 15 seconds.</value>
    public TimeSpan TryTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a request may take with all its tries and waits; from 10 ms to a day.</summary>
    /// <value>Default: two minutes.</value>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How many further tries there are after the first, of what may arrive twice; from 0 to 100.</summary>
    /// <value>Default: 5.</value>
    public int Retries { get; set; } = 5;

    /// <summary>The wait before the first further try, which doubles each time; from zero to a day.</summary>
    /// <value>Default: 500 ms.</value>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    internal VenueHttpOptions ToHttp() => new()
    {
        TryTimeout = TryTimeout,
        Deadline = Deadline,
        Retries = Retries,
        BaseDelay = BaseDelay,
        Authorization = MlflowCredentials.Of(this),
    };
}
