using System.Globalization;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting;

/// <summary>Checks <see cref="InstrumentLifeOptions"/>.</summary>
internal sealed class InstrumentLifeOptionsValidator : IValidateOptions<InstrumentLifeOptions>
{
    public ValidateOptionsResult Validate(string? name, InstrumentLifeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var defects = new List<string>();
        if (options.Interval < TimeSpan.FromMinutes(1) || options.Interval > TimeSpan.FromDays(30))
        {
            defects.Add($"InstrumentLifeOptions.Interval is {options.Interval:c}; set it from 1 minute to 30 days.");
        }

        if (options.RetryDelay < TimeSpan.FromSeconds(1) || options.RetryDelay > options.Interval)
        {
            defects.Add($"InstrumentLifeOptions.RetryDelay is {options.RetryDelay:c}; set it from 1 second to Interval, which is {options.Interval:c}.");
        }

        if (options.MostVanish is not (>= 0 and <= 1))
        {
            defects.Add(string.Create(CultureInfo.InvariantCulture, $"InstrumentLifeOptions.MostVanish is {options.MostVanish}; set it from 0 to 1."));
        }

        if (options.Venues.GroupBy(v => v, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            defects.Add($"InstrumentLifeOptions.Venues has '{twice.Key}' twice; name each once.");
        }

        return defects.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(defects);
    }
}
