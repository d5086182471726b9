using System.Globalization;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Inference;

/// <summary>Checks <see cref="InferenceOptions"/> against the documented ranges.</summary>
internal sealed class InferenceOptionsValidator : IValidateOptions<InferenceOptions>
{
    public ValidateOptionsResult Validate(string? name, InferenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return FindDefect(options) is { } defect ? ValidateOptionsResult.Fail(defect) : ValidateOptionsResult.Success;
    }

    internal static void EnsureValid(InferenceOptions options)
    {
        if (FindDefect(options) is { } defect)
        {
            throw new ArgumentException(defect, nameof(options));
        }
    }

    private static string? FindDefect(InferenceOptions options) => options.KeptContributions is < 1 or > 1_000
        ? string.Create(CultureInfo.InvariantCulture, $"KeptContributions is {options.KeptContributions}; set it from 1 to 1,000.")
        : null;
}
