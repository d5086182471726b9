using System.Globalization;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Tracking.MLflow;

/// <summary>Checks <see cref="MlflowOptions"/> against the documented ranges. Secrets are not repeated.</summary>
internal sealed class MlflowOptionsValidator : IValidateOptions<MlflowOptions>
{
    public ValidateOptionsResult Validate(string? name, MlflowOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var defects = FindDefects(options).ToList();
        return defects.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(defects);
    }

    internal static IEnumerable<string> FindDefects(MlflowOptions options)
    {
        // The address may hold a password, so it is not repeated.
        if (!(Uri.TryCreate(options.TrackingUri, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            && url is { UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 }))
        {
            yield return "MlflowOptions.TrackingUri must be an absolute http or https address without user, query or fragment, as in https://mlflow.example.com.";
        }

        if (options.Token is not null && (string.IsNullOrWhiteSpace(options.Token) || options.Token.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))))
        {
            yield return "MlflowOptions.Token is empty or has spaces or control characters; give the token alone, or leave it out.";
        }

        if (options.Token is not null && options.Username is not null)
        {
            yield return "MlflowOptions.Token and MlflowOptions.Username are both set; choose one way to authenticate.";
        }

        if (options.Username is null != options.Password is null)
        {
            yield return "MlflowOptions.Username and MlflowOptions.Password need each other.";
        }

        if (options.Username is { } user && (user.Length == 0 || user.Contains(':', StringComparison.Ordinal)))
        {
            yield return "MlflowOptions.Username is empty or has a colon, which basic authentication cannot send.";
        }

        if (options.Retries is < 0 or > 100)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"MlflowOptions.Retries is {options.Retries}; set it from 0 to 100.");
        }

        foreach (var (field, value, least) in new[]
        {
            ("TryTimeout", options.TryTimeout, TimeSpan.FromMilliseconds(10)),
            ("Deadline", options.Deadline, TimeSpan.FromMilliseconds(10)),
            ("BaseDelay", options.BaseDelay, TimeSpan.Zero),
        })
        {
            if (value < least || value > TimeSpan.FromDays(1))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"MlflowOptions.{field} is {value:c}; set it from {least:c} to a day.");
            }
        }
    }
}
