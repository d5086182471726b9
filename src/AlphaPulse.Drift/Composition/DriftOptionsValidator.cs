using System.Globalization;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Drift;

/// <summary>Checks <see cref="DriftOptions"/> against the documented ranges.</summary>
internal sealed class DriftOptionsValidator : IValidateOptions<DriftOptions>
{
    internal const int MostRowsPerYear = 100_000_000;

    public ValidateOptionsResult Validate(string? name, DriftOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var defects = FindDefects(options).ToList();
        return defects.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(defects);
    }

    internal static void EnsureValid(DriftOptions options)
    {
        if (FindDefects(options).FirstOrDefault() is { } defect)
        {
            throw new ArgumentException(defect, nameof(options));
        }
    }

    private static IEnumerable<string> FindDefects(DriftOptions options)
    {
        if (!Enum.IsDefined(options.Policy))
        {
            yield return Text($"Policy is {(int)options.Policy}; set it to None, Warn or Hold.");
        }

        if (options.WindowRows is < 50 or > 10_000)
        {
            yield return Text($"WindowRows is {options.WindowRows}; set it from 50 to 10,000.");
        }

        if (options.RecentRows < 6 || options.RecentRows > options.WindowRows)
        {
            yield return Text($"RecentRows is {options.RecentRows}; set it from 6 to WindowRows, {options.WindowRows}.");
        }

        if (options.EvaluateEveryRows < 1 || options.EvaluateEveryRows > options.WindowRows)
        {
            yield return Text($"EvaluateEveryRows is {options.EvaluateEveryRows}; set it from 1 to WindowRows, {options.WindowRows}.");
        }

        if (options.ConfirmEvaluations is < 1 or > 1000)
        {
            yield return Text($"ConfirmEvaluations is {options.ConfirmEvaluations}; set it from 1 to 1,000.");
        }

        if (options.ReleaseEvaluations is < 1 or > 1000)
        {
            yield return Text($"ReleaseEvaluations is {options.ReleaseEvaluations}; set it from 1 to 1,000.");
        }

        // Written so that NaN fails it.
        if (!(options.FalseAlarmsPerYear is >= 0.001 and <= 100))
        {
            yield return Text($"FalseAlarmsPerYear is {options.FalseAlarmsPerYear}; set it from 0.001 to 100.");
        }

        if (options.RowsPerYear is < 1 or > MostRowsPerYear)
        {
            yield return Text($"RowsPerYear is {options.RowsPerYear}; set it from 1 to 100,000,000, or leave it out where a pipeline counts it.");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
