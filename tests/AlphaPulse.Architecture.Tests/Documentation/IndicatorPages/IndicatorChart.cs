using System.Globalization;
using System.Text;
using AlphaPulse.Indicators;

namespace AlphaPulse.Architecture.Tests;

/// <summary>A small drawing of an indicator on simulated bars: over the closes where it has their scale, below an axis of its own elsewhere.</summary>
internal static class IndicatorChart
{
    private const int Shown = 150;
    private const int Width = 440;
    private const int Height = 120;
    private static readonly string[] Colours = ["#2563eb", "#d97706", "#059669", "#db2777", "#7c3aed", "#0891b2", "#65a30d", "#dc2626"];

    public static string Draw(IndicatorSpec spec, IReadOnlyList<Ohlcv<double>> bars)
    {
        var indicator = spec.Descriptor.Create<double>(spec);
        var width = indicator.OutputCount;
        var values = new double[bars.Count * width];
        indicator.Batch([.. bars], values, double.NaN);
        var from = bars.Count - Shown;
        var closes = bars.Skip(from).Select(b => b.Close).ToArray();
        var outputs = Enumerable.Range(0, width)
            .Select(o => Enumerable.Range(from, Shown).Select(i => values[i * width + o]).ToArray())
            .ToArray();
        var present = outputs.SelectMany(o => o).Where(double.IsFinite).ToArray();
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{spec.Descriptor.Title} on simulated bars\">\n");
        svg.Append("<style>path{fill:none;stroke-width:1.4;stroke-linejoin:round}text{font:10px sans-serif;fill:#6b7280}.p{stroke:#9ca3af;stroke-width:1}.g{stroke:#9ca3af;stroke-opacity:.35;stroke-width:1}</style>\n");
        var isEvent = present.Length > 0 && present.Count(v => v != 0) < present.Length / 2;
        var isOverlay = !isEvent && present.Length > 0 && present.Min() > closes.Min() / 2 && present.Max() < closes.Max() * 2;
        var scaled = isOverlay ? present.Concat(closes).ToArray() : isEvent ? [.. present, .. (double[])[0]] : present;
        var (low, high) = scaled.Length == 0 ? (0, 1) : (scaled.Min(), scaled.Max());
        if (high - low < 1e-12 * Math.Max(1, Math.Abs(high)))
        {
            (low, high) = (low - 1, high + 1);
        }

        if (isOverlay || isEvent)
        {
            var (bottom, top) = isOverlay ? (low, high) : (closes.Min(), closes.Max());
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"p\" d=\"{Path(closes, bottom, top)}\"/>\n");
        }
        else if (low < 0 && high > 0)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"g\" d=\"M0 {Y(0, low, high)}H{Width - 50}\"/>\n");
        }

        for (var o = 0; o < width; o++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path stroke=\"{Colours[o % Colours.Length]}\" d=\"{(isEvent ? Stems(outputs[o], low, high) : Path(outputs[o], low, high))}\"/>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Width - 46}\" y=\"12\">{Label(high)}</text><text x=\"{Width - 46}\" y=\"{Height - 4}\">{Label(low)}</text>\n</svg>\n");
        return svg.ToString();
    }

    private static string Path(double[] values, double low, double high)
    {
        var path = new StringBuilder();
        var isDown = false;
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                isDown = false;
                continue;
            }

            path.Append(CultureInfo.InvariantCulture, $"{(isDown ? 'L' : 'M')}{X(i)} {Y(values[i], low, high)}");
            isDown = true;
        }

        return path.ToString();
    }

    private static string Stems(double[] values, double low, double high)
    {
        var path = new StringBuilder();
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsFinite(values[i]) && values[i] != 0)
            {
                path.Append(CultureInfo.InvariantCulture, $"M{X(i)} {Y(0, low, high)}V{Y(values[i], low, high)}");
            }
        }

        return path.ToString();
    }

    private static string X(int bar) => Short(bar * (Width - 50.0) / (Shown - 1));

    private static string Y(double value, double low, double high) => Short(Height - 6 - (value - low) / (high - low) * (Height - 12));

    // A tenth of a unit is finer than any screen shows, and hides how the last digit of a sine was rounded.
    private static string Short(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Label(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
