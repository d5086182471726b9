using System.Globalization;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting;

/// <summary>Checks <see cref="AlertOptions"/> against the documented ranges.</summary>
internal sealed class AlertOptionsValidator : IValidateOptions<AlertOptions>
{
    private static readonly TimeSpan GreatestInterval = TimeSpan.FromDays(7);
    private static readonly TimeSpan LeastTimeout = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan GreatestTimeout = TimeSpan.FromMinutes(10);

    public ValidateOptionsResult Validate(string? name, AlertOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var defects = new List<string>();
        if (options.RepeatInterval < TimeSpan.Zero || options.RepeatInterval > GreatestInterval)
        {
            defects.Add(string.Create(CultureInfo.InvariantCulture, $"RepeatInterval is {options.RepeatInterval}; set it from 0 to 7 days."));
        }

        if (options.SinkTimeout < LeastTimeout || options.SinkTimeout > GreatestTimeout)
        {
            defects.Add(string.Create(CultureInfo.InvariantCulture, $"SinkTimeout is {options.SinkTimeout}; set it from 1 millisecond to 10 minutes."));
        }

        return defects.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(defects);
    }
}
