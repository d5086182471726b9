using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>Tells the day from the month in dates with the year at the end.</summary>
internal static class DateSniffer
{
    private const int GreatestMonth = 12;

    public static DateOrder? Find(CsvSample sample, string source, List<string> findings)
    {
        (string Text, long Line)? any = null;
        (string Text, long Line)? dayFirst = null;
        (string Text, long Line)? monthFirst = null;
        foreach (var time in sample.Times())
        {
            if (!DateText.TryYearLast(time.Text, out var first, out var second))
            {
                continue;
            }

            any ??= time;
            dayFirst ??= first > GreatestMonth ? time : null;
            monthFirst ??= second > GreatestMonth ? time : null;
        }

        if (any is null)
        {
            return null;
        }

        if (dayFirst is null == monthFirst is null)
        {
            var why = dayFirst is null ? "can be day or month first" : string.Create(
                CultureInfo.InvariantCulture, $"are written both ways ('{dayFirst.Value.Text}' in line {dayFirst.Value.Line}, '{monthFirst!.Value.Text}' in line {monthFirst.Value.Line})");
            throw new ImportFormatException(string.Create(
                CultureInfo.InvariantCulture, $"'{source}' has dates such as '{any.Value.Text}' (line {any.Value.Line}) that {why}. Declare CsvDialect.DateOrder."));
        }

        var (text, line) = dayFirst ?? monthFirst!.Value;
        findings.Add(string.Create(
            CultureInfo.InvariantCulture, $"dates: the {(dayFirst is null ? "month" : "day")} first, since '{text}' (line {line}) has no other reading."));
        return dayFirst is null ? DateOrder.MonthFirst : DateOrder.DayFirst;
    }
}
