using System.Globalization;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting;

/// <summary>Checks <see cref="ModelCardOptions"/> against the documented ranges.</summary>
internal sealed class ModelCardOptionsValidator : IValidateOptions<ModelCardOptions>
{
    private const int MaximumLength = 2_000;

    public ValidateOptionsResult Validate(string? name, ModelCardOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var defects = new List<string>();
        foreach (var (field, text) in new[] { ("IntendedUse", options.IntendedUse), ("Licence", options.Licence), ("Owner", options.Owner) }
            .Concat(options.Limits.Select(limit => ("Limits", (string?)limit))))
        {
            if (text is not null && (string.IsNullOrWhiteSpace(text) || text.Length > MaximumLength))
            {
                defects.Add(string.Create(
                    CultureInfo.InvariantCulture, $"ModelCardOptions.{field} has {text.Length} characters or nothing to read; give 1 to {MaximumLength}, or leave it out."));
            }
        }

        return defects.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(defects);
    }
}
