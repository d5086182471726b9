using System.Globalization;

namespace AlphaPulse.Storage;

/// <summary>Values that are stored as their text, exactly.</summary>
internal static class ExactText
{
    public static string? From(decimal? value) => value?.ToString(CultureInfo.InvariantCulture);

    public static decimal? ToDecimal(string? stored, string place) => stored is null ? null : DecimalParts.Parse(stored, place);

    public static InstrumentId ToInstrument(string stored, string place) => InstrumentId.TryParse(stored, CultureInfo.InvariantCulture, out var instrument)
        ? instrument
        : throw StoreDamage.Create(place, $"'{stored}' stands where an instrument belongs");
}
