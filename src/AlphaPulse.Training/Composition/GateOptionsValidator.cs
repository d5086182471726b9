using System.Globalization;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Training;

/// <summary>Checks <see cref="GateOptions"/> against the documented ranges.</summary>
internal sealed class GateOptionsValidator : IValidateOptions<GateOptions>
{
    public ValidateOptionsResult Validate(string? name, GateOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var defects = FindDefects(options).ToList();
        return defects.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(defects);
    }

    private static IEnumerable<string> FindDefects(GateOptions options)
    {
        if (options.MinimumTrades < 2)
        {
            yield return Text($"MinimumTrades is {options.MinimumTrades}; set it to at least 2.");
        }

        // Written so that NaN fails it.
        if (!(options.MaximumPValue is >= 0.0001 and <= 0.5))
        {
            yield return Text($"MaximumPValue is {options.MaximumPValue}; set it from 0.0001 to 0.5.");
        }

        if (options.Resamples is < 200 or > 1_000_000)
        {
            yield return Text($"Resamples is {options.Resamples}; set it from 200 to 1,000,000.");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
