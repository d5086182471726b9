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

    public static IEnumerable<string> FindDefects(GateOptions options)
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

        if (options.BindingGuards.FirstOrDefault(g => !GuardNames.OfTraining.Contains(g, StringComparer.Ordinal) && !GuardNames.OfGate.Contains(g, StringComparer.Ordinal)) is { } unknown)
        {
            yield return $"BindingGuards names '{unknown}'; the guards are {string.Join(", ", GuardNames.OfTraining.Concat(GuardNames.OfGate))}.";
        }

        if (options.MinimumSamples < 30)
        {
            yield return Text($"MinimumSamples is {options.MinimumSamples}; set it to at least 30.");
        }

        if (!(options.TrackRecordProbability is > 0.5 and < 1))
        {
            yield return Text($"TrackRecordProbability is {options.TrackRecordProbability}; set it above 0.5 and below 1.");
        }

        if (!(options.MaximumCalibrationError is > 0 and <= 0.5))
        {
            yield return Text($"MaximumCalibrationError is {options.MaximumCalibrationError}; set it above 0 and at most 0.5.");
        }

        if (!(options.MaximumCoverageShortfall is >= 0 and <= 0.5))
        {
            yield return Text($"MaximumCoverageShortfall is {options.MaximumCoverageShortfall}; set it from 0 to 0.5.");
        }

        if (options.MaximumScoringTime is { } time && time <= TimeSpan.Zero)
        {
            yield return Text($"MaximumScoringTime is {time}; set it above zero, or leave it out.");
        }

        if (options.Resamples is < 200 or > 1_000_000)
        {
            yield return Text($"Resamples is {options.Resamples}; set it from 200 to 1,000,000.");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
