using System.Globalization;

namespace AlphaPulse.Indicators.Skender.Tests.Parity;

/// <summary>Where two columns begin and from where they agree.</summary>
/// <param name="First">The first bar of Skender with a value, from 0; -1 where there is none.</param>
/// <param name="OurFirst">The same for ours.</param>
/// <param name="AgreeFrom">The bar from which all values agree, those that are absent included; -1 where the last do not.</param>
internal sealed record Comparison(int First, int OurFirst, int AgreeFrom)
{
    private const double Tolerance = 1e-9;

    public static Comparison Of(double?[] skender, double?[] ours)
    {
        // The scale is that of the column: near a zero crossing, a relative bound would ask for more digits than there are.
        var scale = skender.Concat(ours).Max(value => Math.Abs(value ?? 0));
        var agreeFrom = skender.Length;
        while (agreeFrom > 0 && Agree(skender[agreeFrom - 1], ours[agreeFrom - 1], scale))
        {
            agreeFrom--;
        }

        return new Comparison(FirstOf(skender), FirstOf(ours), agreeFrom == skender.Length ? -1 : agreeFrom);
    }

    public static string Text(int bar) => bar < 0 ? "never" : bar.ToString(CultureInfo.InvariantCulture);

    private static bool Agree(double? left, double? right, double scale) =>
        left is null ? right is null : right is { } value && Math.Abs(left.Value - value) <= Tolerance * scale;

    private static int FirstOf(double?[] values) => Array.FindIndex(values, value => value is not null);
}
