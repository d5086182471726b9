using System.Globalization;

namespace AlphaPulse.Storage.Postgres;

/// <summary>The values of one row, on their way into columns of mantissas with the scales in one and the few that no bigint holds as text.</summary>
/// <param name="slots">How many values the row has.</param>
internal ref struct WideDecimals(int slots)
{
    private string?[]? _texts;

    public long Scales;

    /// <summary>The texts by their place, or <see langword="null"/> where every value has a mantissa, which is nearly always.</summary>
    public readonly string?[]? Texts => _texts;

    /// <summary>Takes a value.</summary>
    /// <returns>The mantissa, or <see langword="null"/> where the value is absent or among the texts.</returns>
    public long? Take(decimal? value, int slot)
    {
        if (value is not { } present)
        {
            return null;
        }

        if (DecimalParts.TrySplit(present, slot, ref Scales, out var mantissa))
        {
            return mantissa;
        }

        (_texts ??= new string?[slots])[slot] = present.ToString(CultureInfo.InvariantCulture);
        return null;
    }
}
