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
}
