using System.Globalization;

namespace AlphaPulse.Storage;

/// <summary>Series as stored: the texts of the instrument and of the timeframe.</summary>
internal static class SeriesNames
{
    /// <summary>Refuses what names no series.</summary>
    public static void Require(BarSeriesId series)
    {
        if (series.Instrument.Kind == InstrumentKind.None || series.Timeframe.Unit == TimeframeUnit.None)
        {
            throw new ArgumentException("The series names no instrument or no timeframe.", nameof(series));
        }
    }

    /// <summary>Reads a series.</summary>
    public static BarSeriesId Read(string instrument, string timeframe, string place) =>
        InstrumentId.TryParse(instrument, CultureInfo.InvariantCulture, out var parsedInstrument)
        && Timeframe.TryParse(timeframe, CultureInfo.InvariantCulture, out var parsedTimeframe)
            ? new BarSeriesId(parsedInstrument, parsedTimeframe)
            : throw StoreDamage.Create(place, $"'{instrument}' and '{timeframe}' stand where a series belongs");

    /// <summary>Sorts what is kept of series.</summary>
    public static IReadOnlyList<T> InOrder<T>(IEnumerable<T> items, Func<T, BarSeriesId> series) =>
        [.. items.OrderBy(item => series(item).Instrument).ThenBy(item => series(item).Timeframe)];
}
