using System.Globalization;

namespace AlphaPulse.Hosting;

/// <summary>Numbers and times as people read them: invariant culture, UTC, a real minus sign.</summary>
internal static class ReportText
{
    public static string Of(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>A fraction with its sign as per cent.</summary>
    public static string Change(double fraction) => Typeset((fraction * 100).ToString(
        Math.Abs(fraction) < 10 ? "+#,0.0;-#,0.0;0.0" : "+#,0;-#,0", CultureInfo.InvariantCulture)) + " %";

    /// <summary>A fraction without sign as per cent.</summary>
    public static string Percent(double fraction) => Typeset((fraction * 100).ToString(
        Math.Abs(fraction) < 10 ? "#,0.0;-#,0.0;0.0" : "#,0", CultureInfo.InvariantCulture)) + " %";

    /// <summary>The ends of an interval.</summary>
    public static string Range(ReportInterval interval, Func<double, string> format) => $"{format(interval.Low)} to {format(interval.High)}";

    /// <summary>Basis points.</summary>
    public static string Points(double basisPoints) => Typeset(basisPoints.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture));

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Counted(long count, string one, string many) => Count(count) + " " + (count == 1 ? one : many);

    /// <summary>A p-value with as many digits as mean something; its parts stay on one line.</summary>
    public static string PValue(double p) => p < 0.0001
        ? "p\u00A0<\u00A00.0001"
        : "p\u00A0=\u00A0" + p.ToString(p < 0.01 ? "0.0000" : p < 0.1 ? "0.000" : "0.00", CultureInfo.InvariantCulture);

    public static string Times(long count) => count switch { 1 => "once", 2 => "twice", _ => Count(count) + " times" };

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Statistic(double? value, string format = "0.000") =>
        value is { } number && double.IsFinite(number) ? Typeset(number.ToString(format, CultureInfo.InvariantCulture)) : "–";

    /// <summary>The label of a mark on an axis whose marks are a step apart.</summary>
    public static string Number(double value, double step)
    {
        if (Math.Abs(value) < step / 1e6)
        {
            return "0";
        }

        var (scale, suffix) = Math.Abs(value) >= 1e6 ? (1e6, "M") : Math.Abs(value) >= 1e5 ? (1e3, "k") : (1.0, string.Empty);
        var digits = Math.Clamp(-(int)Math.Floor(Math.Log10(step / scale) + 1e-9), 0, 8);

        // A step of 2.5 needs a digit more than one of 2.
        var exact = Math.Abs(step / scale * Math.Pow(10, digits) - Math.Round(step / scale * Math.Pow(10, digits))) < 1e-6;
        return Typeset((value / scale).ToString("N" + (exact ? digits : digits + 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)) + suffix;
    }

    public static string PercentTick(double value, double step) => Number(value * 100, step * 100) + " %";

    private static string Typeset(string number) => number.Replace('-', '−');
}
