using System.Buffers;
using System.Globalization;
using System.Text;

namespace AlphaPulse.Hosting;

/// <summary>Builds HTML. What is put into the holes of a template is escaped and formatted with the invariant culture, always.</summary>
internal sealed class HtmlBuilder
{
    private static readonly SearchValues<char> Special = SearchValues.Create("<>&\"'\0");
    private readonly StringBuilder _text = new();

    /// <summary>Appends a template.</summary>
    public HtmlBuilder Write(FormattableString template)
    {
        _text.AppendFormat(EscapingFormat.Instance, template.Format, template.GetArguments());
        return this;
    }

    /// <summary>Appends markup as it is: only for constants and for numbers that the writer made itself.</summary>
    public HtmlBuilder Markup(string markup)
    {
        _text.Append(markup);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny(Special) < 0)
        {
            return text;
        }

        return text.Replace("\0", "\uFFFD", StringComparison.Ordinal)
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal)
            .Replace("'", "&#39;", StringComparison.Ordinal);
    }

    private sealed class EscapingFormat : IFormatProvider, ICustomFormatter
    {
        public static readonly EscapingFormat Instance = new();

        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) => Escape(
            (arg is IFormattable formattable ? formattable.ToString(format, CultureInfo.InvariantCulture) : arg?.ToString()) ?? string.Empty);
    }
}
