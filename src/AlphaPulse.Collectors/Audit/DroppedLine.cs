using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>Why a repair leaves a line out.</summary>
/// <param name="Kept">The line of the same time that is kept.</param>
/// <param name="IsEqual">Whether that has the same values.</param>
internal readonly record struct DroppedLine(long Kept, bool IsEqual)
{
    public override string ToString() => IsEqual
        ? string.Create(CultureInfo.InvariantCulture, $"repeats line {Kept} with the same values; the first is kept")
        : string.Create(CultureInfo.InvariantCulture, $"line {Kept} has the same time and other values; the last is kept");
}
