using System.Globalization;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Models;

/// <summary>The ranges of <see cref="FileModelRegistryOptions"/>.</summary>
internal sealed class FileModelRegistryOptionsValidator : IValidateOptions<FileModelRegistryOptions>
{
    public ValidateOptionsResult Validate(string? name, FileModelRegistryOptions options) =>
        FindDefect(options) is { } defect ? ValidateOptionsResult.Fail(defect) : ValidateOptionsResult.Success;

    internal static string? FindDefect(FileModelRegistryOptions options) =>
        string.IsNullOrWhiteSpace(options.Folder) ? "The file registry has no folder; set FileModelRegistryOptions.Folder."
        : options.LockTimeout <= TimeSpan.Zero || options.LockTimeout > TimeSpan.FromHours(1) ? string.Create(
            CultureInfo.InvariantCulture, $"The lock timeout of the file registry is {options.LockTimeout}; it must be above 0 and at most an hour.")
        : string.IsNullOrWhiteSpace(options.Actor) || options.Actor.Length > 200 || options.Actor.Any(char.IsControl)
            ? $"The actor of the file registry is '{options.Actor}'; name who writes in 1 to 200 characters without control characters."
        : null;
}
