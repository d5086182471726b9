using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace AlphaPulse.EndToEnd.Tests.Reporting;

/// <summary>A page as the text that a reader sees, and numbers as it should write them.</summary>
internal static partial class ReportPage
{
    public static async Task<string> ReadAsync(string file) =>
        WebUtility.HtmlDecode(Tags().Replace(await File.ReadAllTextAsync(file), "|")).Replace('\u00A0', ' ');

    public static string Row(params string[] cells) => string.Join(@"\|+", cells.Select(c => c == ".*?" ? "[^|]*" : Regex.Escape(c)));

    public static string Change(double fraction) =>
        Sign((fraction * 100).ToString(Math.Abs(fraction) < 10 ? "+#,0.0;-#,0.0;0.0" : "+#,0;-#,0", CultureInfo.InvariantCulture)) + " %";

    public static string Percent(double fraction) =>
        (fraction * 100).ToString(fraction < 10 ? "#,0.0" : "#,0", CultureInfo.InvariantCulture) + " %";

    public static string Points(double value) => Sign(value.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture));

    public static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    public static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string Sign(string number) => number.Replace('-', '−');

    [GeneratedRegex("<style>.*?</style>|<[^>]+>", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Tags();
}
