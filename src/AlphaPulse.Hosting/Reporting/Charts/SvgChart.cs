using System.Globalization;
using System.Text;

namespace AlphaPulse.Hosting;

/// <summary>
/// A chart of lines, areas, bands, points and whiskers. The drawing stretches with the page; every text lies beside or over it as
/// HTML, so that it keeps its size. Colours are classes of the style sheet.
/// </summary>
internal sealed class SvgChart(string title, ChartAxis x, ChartAxis y)
{
    private const int Columns = 600;
    private const double Width = 1_000;
    private const double Height = 300;
    private readonly StringBuilder _back = new();
    private readonly StringBuilder _front = new();
    private readonly List<(string Class, string Name, string? Value)> _legend = [];
    private readonly List<(double From, double To, string Text, string Class)> _captions = [];

    /// <summary>How high the drawing is on the page, in pixels.</summary>
    public int PixelHeight { get; init; } = 260;

    /// <summary>What the horizontal axis shows, where it is not time.</summary>
    public string? XTitle { get; init; }

    /// <summary>A line with its name and, where one is given, a value in the legend.</summary>
    public SvgChart Line(string name, string css, ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, string? value = null, bool isArea = false, bool isStep = false) =>
        Draw(css, xs, ys, isArea, isStep).Key(css, name, value);

    /// <summary>A line without a name. An area reaches from it to zero.</summary>
    public SvgChart Draw(string css, ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, bool isArea = false, bool isStep = false)
    {
        var path = new StringBuilder();
        var area = new StringBuilder();
        var zero = Y(Math.Clamp(0, y.Minimum, y.Maximum));
        double? begin = null;
        var last = 0.0;
        foreach (var (px, py) in LineDecimator.Thin(xs, ys, x, Columns))
        {
            if (!double.IsFinite(py))
            {
                Finish();
                continue;
            }

            if (begin is null)
            {
                begin = X(px);
                path.Append(CultureInfo.InvariantCulture, $"M{Short(begin.Value)} {Short(Y(py))}");
                area.Append(CultureInfo.InvariantCulture, $"M{Short(begin.Value)} {Short(zero)}L{Short(begin.Value)} {Short(Y(py))}");
            }
            else
            {
                var point = isStep ? string.Create(CultureInfo.InvariantCulture, $"H{Short(X(px))}V{Short(Y(py))}") : string.Create(CultureInfo.InvariantCulture, $"L{Short(X(px))} {Short(Y(py))}");
                path.Append(point);
                area.Append(point);
            }

            last = X(px);
        }

        Finish();
        if (isArea)
        {
            _back.Append(CultureInfo.InvariantCulture, $"<path class=\"a {css}\" d=\"{area}\"/>");
        }

        _front.Append(CultureInfo.InvariantCulture, $"<path class=\"l {css}\" d=\"{path}\"/>");
        return this;

        void Finish()
        {
            if (begin is not null)
            {
                area.Append(CultureInfo.InvariantCulture, $"L{Short(last)} {Short(zero)}Z");
                begin = null;
            }
        }
    }

    /// <summary>A stripe over the whole height.</summary>
    public SvgChart Band(double from, double to, string css, string? caption = null)
    {
        var (left, right) = (X(Math.Max(from, x.Minimum)), X(Math.Min(to, x.Maximum)));
        _back.Append(CultureInfo.InvariantCulture, $"<rect class=\"b {css}\" x=\"{Short(left)}\" y=\"0\" width=\"{Short(Math.Max(0.1, right - left))}\" height=\"300\"/>");
        if (caption is not null)
        {
            _captions.Add((left / Width * 100, right / Width * 100, caption, css));
        }

        return this;
    }

    /// <summary>A vertical line, visible however short the time is that it stands for.</summary>
    public SvgChart Mark(double at, string css)
    {
        _back.Append(CultureInfo.InvariantCulture, $"<path class=\"l {css}\" d=\"M{Short(X(at))} 0V300\"/>");
        return this;
    }

    public SvgChart Rule(double value, string css)
    {
        if (value >= y.Minimum && value <= y.Maximum)
        {
            _back.Append(CultureInfo.InvariantCulture, $"<path class=\"l {css}\" d=\"M0 {Short(Y(value))}H1000\"/>");
        }

        return this;
    }

    /// <summary>A point, with an interval where one is given.</summary>
    public SvgChart Point(double px, double py, string css, double? low = null, double? high = null)
    {
        if (low is { } from && high is { } to)
        {
            _front.Append(CultureInfo.InvariantCulture, $"<path class=\"l w {css}\" d=\"M{Short(X(px))} {Short(Y(from))}V{Short(Y(to))}\"/>");
        }

        // A line of no length with round ends is a dot that does not stretch with the drawing.
        _front.Append(CultureInfo.InvariantCulture, $"<path class=\"d {css}\" d=\"M{Short(X(px))} {Short(Y(py))}h0\"/>");
        return this;
    }

    public SvgChart Key(string css, string name, string? value = null)
    {
        _legend.Add((css, name, value));
        return this;
    }

    public void WriteTo(HtmlBuilder html, string? note = null)
    {
        html.Write($"<figure class=\"chart\"><figcaption>{title}</figcaption>");
        if (_legend.Count + _captions.Count > 0)
        {
            html.Markup("<div class=\"legend\">");
            foreach (var (css, name, value) in _legend)
            {
                html.Write($"<span class=\"key\"><svg class=\"sw {css}\" viewBox=\"0 0 18 8\" aria-hidden=\"true\"><path class=\"l {css}\" d=\"M1 4H17\"/></svg>{name}");
                if (value is not null)
                {
                    html.Write($"<b>{value}</b>");
                }

                html.Markup("</span>");
            }

            // Where the captions have no room over the drawing, they are keys.
            foreach (var (_, _, text, css) in _captions)
            {
                html.Write($"<span class=\"key narrow\"><svg class=\"sw\" viewBox=\"0 0 18 8\" aria-hidden=\"true\"><rect class=\"b {css}\" width=\"18\" height=\"8\"/></svg>{text}</span>");
            }

            html.Markup("</div>");
        }

        html.Write($"<div class=\"{(_captions.Count > 0 ? "plot caps" : "plot")}\"><div class=\"ys\" style=\"height:{PixelHeight}px\">");
        var grid = new StringBuilder();
        foreach (var tick in y.Ticks)
        {
            html.Write($"<span style=\"top:{Share(1 - y.Place(tick.Value))}%\">{tick.Label}</span>");
            grid.Append(CultureInfo.InvariantCulture, $"<path class=\"g\" d=\"M0 {Short(Y(tick.Value))}H1000\"/>");
        }

        foreach (var tick in x.Ticks)
        {
            grid.Append(CultureInfo.InvariantCulture, $"<path class=\"g\" d=\"M{Short(X(tick.Value))} 0V300\"/>");
        }

        html.Write($"</div><div class=\"area\" style=\"height:{PixelHeight}px\"><svg class=\"draw\" viewBox=\"0 0 1000 300\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{title}\">");
        html.Markup(grid.ToString()).Markup(_back.ToString()).Markup(_front.ToString()).Markup("</svg>");
        foreach (var (from, to, text, _) in _captions)
        {
            html.Write($"<span class=\"cap\" style=\"left:{from:0.#}%;width:{to - from:0.#}%\">{text}</span>");
        }

        html.Markup("</div><div class=\"xs\">");
        foreach (var tick in x.Ticks)
        {
            html.Write($"<span class=\"{(tick.IsEssential ? "x" : "x wide")}\" style=\"left:{Share(x.Place(tick.Value))}%\">{tick.Label}</span>");
        }

        html.Markup("</div></div>");
        if (XTitle is not null)
        {
            html.Write($"<p class=\"xt\">{XTitle}</p>");
        }

        if (note is not null)
        {
            html.Write($"<p class=\"note\">{note}</p>");
        }

        html.Markup("</figure>");
    }

    private double X(double value) => x.Place(value) * Width;

    private double Y(double value) => (1 - y.Place(value)) * Height;

    private static string Short(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Share(double value) => Math.Round(value * 100, 2).ToString("0.##", CultureInfo.InvariantCulture);
}
