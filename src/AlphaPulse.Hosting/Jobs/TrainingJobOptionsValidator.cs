using System.Globalization;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting;

/// <summary>Checks <see cref="TrainingJobOptions"/> against the documented ranges.</summary>
internal sealed class TrainingJobOptionsValidator : IValidateOptions<TrainingJobOptions>
{
    public ValidateOptionsResult Validate(string? name, TrainingJobOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var defects = FindDefects(options).ToList();
        return defects.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(defects);
    }

    internal static IEnumerable<string> FindDefects(TrainingJobOptions options)
    {
        if (options.Capacity is < 1 or > 10_000)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"TrainingJobOptions.Capacity is {options.Capacity}; set it from 1 to 10,000.");
        }

        if (options.MaximumDuration <= TimeSpan.Zero || options.MaximumDuration > TimeSpan.FromDays(30))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"TrainingJobOptions.MaximumDuration is {options.MaximumDuration:c}; set it above 0 and to at most 30 days.");
        }

        if (options.RememberedJobs is < 1 or > 100_000)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"TrainingJobOptions.RememberedJobs is {options.RememberedJobs}; set it from 1 to 100,000.");
        }
    }
}
