using System.Globalization;

namespace AlphaPulse.Hosting;

/// <summary>Round moments of the UTC calendar between two times.</summary>
internal static class TimeTicks
{
    private const int Most = 8;
    private const int MostOnNarrow = 4;
    private static readonly int[] Hours = [1, 2, 3, 6, 12];
    private static readonly int[] Days = [1, 2, 5, 10, 15];
    private static readonly int[] Months = [1, 2, 3, 6, 12, 24, 60, 120];

    public static IReadOnlyList<ChartTick> Between(double from, double to)
    {
        var (first, last) = (DateTimeOffset.FromUnixTimeMilliseconds((long)from), DateTimeOffset.FromUnixTimeMilliseconds((long)to));
        var hours = (last - first).TotalHours;
        var (times, format) = hours switch
        {
            <= 6 => (By(first, last, TimeSpan.FromMinutes(hours <= 1 ? 15 : 60)), "HH:mm"),
            <= 12 * Most => (ByHours(first, last, hours), "HH:mm"),
            <= 24 * 15 * Most => (ByDays(first, last, hours / 24), "d MMM"),
            _ => ByMonths(first, last, hours / 24 / 30.44),
        };
        var stride = (times.Count + MostOnNarrow - 1) / MostOnNarrow;
        return [.. times.Select((t, i) => new ChartTick(ReportTimes.Number(t), Label(t, format), i % Math.Max(1, stride) == 0))];
    }

    private static string Label(DateTimeOffset time, string format) =>
        time.ToString(format == "HH:mm" && time.TimeOfDay == TimeSpan.Zero ? "d MMM" : format, CultureInfo.InvariantCulture);

    private static List<DateTimeOffset> ByHours(DateTimeOffset first, DateTimeOffset last, double hours) =>
        By(first, last, TimeSpan.FromHours(Hours.First(h => hours / h <= Most || h == 12)));

    private static List<DateTimeOffset> By(DateTimeOffset first, DateTimeOffset last, TimeSpan step)
    {
        var times = new List<DateTimeOffset>();
        for (var ticks = (first.Ticks + step.Ticks - 1) / step.Ticks * step.Ticks; ticks <= last.Ticks; ticks += step.Ticks)
        {
            times.Add(new DateTimeOffset(ticks, TimeSpan.Zero));
        }

        return times;
    }

    private static List<DateTimeOffset> ByDays(DateTimeOffset first, DateTimeOffset last, double days)
    {
        var step = Days.First(d => days / d <= Most || d == 15);
        var times = new List<DateTimeOffset>();
        for (var day = new DateTimeOffset(first.Year, first.Month, first.Day, 0, 0, 0, TimeSpan.Zero); day <= last; day = day.AddDays(1))
        {
            // Counted within the month, and not so near to its end that the first of the next one would crowd it.
            if (day >= first && (day.Day - 1) % step == 0 && day.Day - 1 + step / 2 < DateTime.DaysInMonth(day.Year, day.Month))
            {
                times.Add(day);
            }
        }

        return times;
    }

    private static (List<DateTimeOffset> Times, string Format) ByMonths(DateTimeOffset first, DateTimeOffset last, double months)
    {
        var step = Months.First(m => months / m <= Most || m == 120);
        var times = new List<DateTimeOffset>();
        for (var month = new DateTimeOffset(first.Year, first.Month, 1, 0, 0, 0, TimeSpan.Zero); month <= last; month = month.AddMonths(1))
        {
            if (month >= first && (month.Year * 12 + month.Month - 1) % step == 0)
            {
                times.Add(month);
            }
        }

        return (times, step >= 12 ? "yyyy" : "MMM yyyy");
    }
}
