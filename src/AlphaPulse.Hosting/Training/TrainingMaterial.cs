using AlphaPulse.Features;

namespace AlphaPulse.Hosting;

/// <summary>What a model is trained on.</summary>
/// <param name="Features">The feature rows of the whole series, at least one.</param>
/// <param name="Calendar">The calendar of the instrument.</param>
/// <param name="DataHash">SHA-256 over the bars that the rows were made from, lower-case hexadecimal.</param>
public sealed record TrainingMaterial(FeatureMatrix Features, ITradingCalendar Calendar, string DataHash)
{
    /// <summary>The earliest open time that the holdout may begin at; <see langword="null"/> for the shares of the options alone.</summary>
    public DateTimeOffset? HoldoutFrom { get; init; }

    /// <summary>The series.</summary>
    public BarSeriesId Series => Features.Bars[0].Series;

    /// <summary>The hash over the bars that rows are made from: those of the series, then those of other instruments by the names that features have for them.</summary>
    /// <param name="bars">The bars of the series in order.</param>
    /// <param name="inputs">What there is beside them.</param>
    /// <returns>SHA-256, 64 lower-case hexadecimal digits.</returns>
    public static string HashOf(IEnumerable<Bar> bars, FeatureInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(bars);
        ArgumentNullException.ThrowIfNull(inputs);
        using var hash = new BarHash();
        foreach (var bar in bars.Concat(inputs.Streams.OrderBy(s => s.Key, StringComparer.Ordinal).SelectMany(s => s.Value)))
        {
            hash.Append(bar);
        }

        return hash.Finish();
    }
}
