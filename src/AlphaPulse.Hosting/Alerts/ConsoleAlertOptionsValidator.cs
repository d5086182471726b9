using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting;

/// <summary>Checks <see cref="ConsoleAlertOptions"/>.</summary>
internal sealed class ConsoleAlertOptionsValidator : IValidateOptions<ConsoleAlertOptions>
{
    public ValidateOptionsResult Validate(string? name, ConsoleAlertOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Enum.IsDefined(options.MinimumSeverity)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"MinimumSeverity is {options.MinimumSeverity}; choose one of: {string.Join(", ", Enum.GetNames<AlertSeverity>())}.");
    }
}
