using System.Net.Http.Headers;
using System.Text;

namespace AlphaPulse.Tracking.MLflow;

/// <summary>The header that names the caller.</summary>
internal static class MlflowCredentials
{
    public static AuthenticationHeaderValue? Of(MlflowOptions options) =>
        options.Token is { } token ? new AuthenticationHeaderValue("Bearer", token)
        : options.Username is { } user ? new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{options.Password}")))
        : null;
}
