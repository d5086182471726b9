using System.Globalization;
using AlphaPulse.TestKit;

namespace AlphaPulse.Tests;

public class NyseCalendarTests
{
    private static readonly NyseCalendar Nyse = NyseCalendar.Instance;
    private static readonly Timeframe Day = Timeframe.OneDay;
    private static readonly Timeframe Week = new(1, TimeframeUnit.Week);

    [EvidenceTheory]
    [InlineData("spy-1d.csv")]
    [InlineData("ibm-1d.csv")]
    public void Expects_exactly_the_days_that_were_traded(string file)
    {
        var traded = File.ReadLines(Evidence.File("data", "market", file)).Skip(1).Select(line => Utc(line.Split(',')[0])).ToList();
        Assert.True(traded.Count > 5_000, "The file must cover two decades to prove anything.");

        var expected = new List<DateTimeOffset> { traded[0] };
        while (expected[^1] < traded[^1])
        {
            expected.Add(Nyse.NextOpen(Day, expected[^1]));
        }

        Assert.Equal(traded, expected);
        Assert.All(traded, time => Assert.True(Nyse.IsExpected(Day, time)));
        Assert.Equal(traded.Count, Nyse.CountExpected(Day, traded[0], traded[^1].AddTicks(1)));
    }

    // Trading days a year as the exchange counts them.
    [Theory]
    [InlineData(1990, 253)]
    [InlineData(1996, 254)]
    [InlineData(1999, 252)]
    [InlineData(2001, 248)]
    [InlineData(2004, 252)]
    [InlineData(2007, 251)]
    [InlineData(2012, 250)]
    [InlineData(2018, 251)]
    [InlineData(2020, 253)]
    [InlineData(2022, 251)]
    [InlineData(2023, 250)]
    [InlineData(2024, 252)]
    [InlineData(2025, 250)]
    public void Has_as_many_days_a_year_as_the_exchange(int year, int days) =>
        Assert.Equal(days, Nyse.CountExpected(Day, Utc(Text($"{year}-01-01")), Utc(Text($"{year + 1}-01-01"))));

    [Theory]
    [InlineData("1994-04-27")]
    [InlineData("1998-01-19")] // first Martin Luther King Jr. day
    [InlineData("2001-09-11")]
    [InlineData("2001-09-14")]
    [InlineData("2004-06-11")]
    [InlineData("2007-01-02")]
    [InlineData("2012-10-30")]
    [InlineData("2018-12-05")]
    [InlineData("2020-07-03")] // the Fourth on a Saturday
    [InlineData("2021-07-05")] // the Fourth on a Sunday
    [InlineData("2021-12-24")] // Christmas on a Saturday
    [InlineData("2022-06-20")] // Juneteenth on a Sunday
    [InlineData("2023-01-02")] // new year on a Sunday
    [InlineData("2024-03-29")] // Good Friday
    [InlineData("2025-01-09")]
    [InlineData("2025-04-18")] // Good Friday
    [InlineData("2038-04-23")] // the latest Good Friday there is
    [InlineData("2024-06-08")] // a Saturday
    public void Is_closed_on(string date) => Assert.False(Nyse.IsExpected(Day, Utc(date)));

    [Theory]
    [InlineData("1997-01-20")] // before Martin Luther King Jr. day was kept
    [InlineData("2001-09-10")]
    [InlineData("2001-09-17")]
    [InlineData("2021-06-18")] // before Juneteenth was kept
    [InlineData("2021-12-31")] // the new year on a Saturday is not observed
    [InlineData("2010-12-31")]
    [InlineData("2024-07-05")]
    [InlineData("2024-11-11")] // Veterans Day: banks close, the exchange does not
    public void Is_open_on(string date) => Assert.True(Nyse.IsExpected(Day, Utc(date)));

    [Theory]
    [InlineData("2024-01-02", "2024-01-02T21:00")]
    [InlineData("2024-07-02", "2024-07-02T20:00")]
    [InlineData("2024-07-03", "2024-07-03T17:00")]
    [InlineData("2024-11-29", "2024-11-29T18:00")]
    [InlineData("2024-12-24", "2024-12-24T18:00")]
    [InlineData("2024-12-31", "2024-12-31T21:00")]
    [InlineData("2022-07-01", "2022-07-01T20:00")] // the Fourth on a Monday: no early close
    [InlineData("2002-07-03", "2002-07-03T20:00")]
    [InlineData("2002-07-05", "2002-07-05T17:00")]
    [InlineData("2013-07-05", "2013-07-05T20:00")]
    [InlineData("1999-12-31", "1999-12-31T18:00")]
    [InlineData("1992-11-27", "1992-11-27T19:00")]
    public void Closes_a_day_with_its_session(string date, string close) =>
        Assert.Equal(Utc(close), Nyse.CloseOf(Day, Utc(date)));

    // The Fridays before and the Mondays after the clocks changed.
    [Theory]
    [InlineData("2006-03-31", 14)]
    [InlineData("2006-04-03", 13)]
    [InlineData("2006-10-27", 13)]
    [InlineData("2006-10-30", 14)]
    [InlineData("2007-03-09", 14)]
    [InlineData("2007-03-12", 13)]
    [InlineData("2007-11-02", 13)]
    [InlineData("2007-11-05", 14)]
    public void Opens_at_half_past_nine_in_New_York(string date, int hour) =>
        Assert.Equal(Utc(date).AddHours(hour).AddMinutes(30), Nyse.NextOpen(Timeframe.OneHour, Utc(date)));

    [TimeZoneFact("America/New_York")]
    public void Agrees_with_the_time_zone_database()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        for (var day = Utc("1990-01-02"); day < Utc("2037-12-01"); day = Nyse.NextOpen(Day, day))
        {
            var open = Nyse.NextOpen(Timeframe.OneMinute, day);
            Assert.Equal(new TimeSpan(9, 30, 0), TimeZoneInfo.ConvertTime(open, zone).TimeOfDay);
        }
    }

    [Fact]
    public void Makes_hours_from_the_opening_and_the_grid()
    {
        var opens = new List<DateTimeOffset>();
        for (var t = Nyse.NextOpen(Timeframe.OneHour, Utc("2024-01-02")); t < Utc("2024-01-03"); t = Nyse.NextOpen(Timeframe.OneHour, t))
        {
            opens.Add(t);
        }

        Assert.Equal(
            "14:30 15:00 16:00 17:00 18:00 19:00 20:00",
            string.Join(' ', opens.Select(t => t.ToString("HH:mm", CultureInfo.InvariantCulture))));
        Assert.Equal(Utc("2024-01-02T15:00"), Nyse.CloseOf(Timeframe.OneHour, opens[0]));
        Assert.Equal(Utc("2024-01-02T21:00"), Nyse.CloseOf(Timeframe.OneHour, opens[^1]));
        Assert.Equal(Utc("2024-01-03T14:30"), Nyse.NextOpen(Timeframe.OneHour, opens[^1]));

        var fourHours = new Timeframe(4, TimeframeUnit.Hour);
        Assert.Equal(Utc("2024-07-03T17:00"), Nyse.CloseOf(fourHours, Utc("2024-07-03T16:00")));
    }

    [Theory]
    [InlineData("1m", 390)]
    [InlineData("5m", 78)]
    [InlineData("1h", 7)]
    [InlineData("4h", 3)]
    public void Counts_the_bars_of_a_session(string timeframe, int bars) =>
        Assert.Equal(bars, Nyse.CountExpected(Timeframe.Parse(timeframe), Utc("2024-01-02"), Utc("2024-01-03")));

    [Fact]
    public void Stamps_longer_bars_with_their_first_trading_day()
    {
        // Monday 2024-01-15 and Monday 2024-01-01 were holidays.
        Assert.Equal(Utc("2024-01-16"), Nyse.NextOpen(Week, Utc("2024-01-08")));
        Assert.False(Nyse.IsExpected(Week, Utc("2024-01-15")));
        Assert.False(Nyse.IsExpected(Week, Utc("2024-01-17")));
        Assert.Equal(Utc("2024-01-19T21:00"), Nyse.CloseOf(Week, Utc("2024-01-16")));

        var month = new Timeframe(1, TimeframeUnit.Month);
        Assert.Equal(Utc("2024-01-02"), Nyse.NextOpen(month, Utc("2023-12-15")));
        Assert.Equal(Utc("2024-03-28T20:00"), Nyse.CloseOf(month, Utc("2024-03-01")));
        Assert.Equal(12, Nyse.CountExpected(month, Utc("2024-01-01"), Utc("2025-01-01")));
        Assert.Equal(52, Nyse.CountExpected(Week, Utc("2024-01-01"), Utc("2024-12-30")));
    }

    // Whatever the timeframe: stepping, asking and counting tell one story, and a bar ends before the next one begins.
    [Theory]
    [InlineData("1m", 10)]
    [InlineData("7m", 20)]
    [InlineData("1h", 200)]
    [InlineData("4h", 300)]
    [InlineData("1d", 2_000)]
    [InlineData("36h", 1_000)]
    [InlineData("3d", 2_000)]
    [InlineData("1w", 3_000)]
    [InlineData("1mo", 5_000)]
    [InlineData("3mo", 5_000)]
    public void Is_consistent(string text, int days)
    {
        var timeframe = Timeframe.Parse(text);
        var from = Utc("2001-08-20");
        var to = from.AddDays(days);
        var count = 0;
        for (var t = Nyse.NextOpen(timeframe, from.AddTicks(-1)); t < to; t = Nyse.NextOpen(timeframe, t))
        {
            count++;
            Assert.True(Nyse.IsExpected(timeframe, t), t.ToString("O", CultureInfo.InvariantCulture));
            Assert.False(Nyse.IsExpected(timeframe, t.AddTicks(1)));
            var close = Nyse.CloseOf(timeframe, t);
            Assert.True(close > t && close <= Nyse.NextOpen(timeframe, t));
            Assert.Equal(count, Nyse.CountExpected(timeframe, from, t.AddTicks(1)));
        }

        Assert.True(count > 5);
    }

    [Fact]
    public void Says_which_years_it_knows()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Nyse.IsExpected(Day, Utc("1989-12-29")));
        Assert.Throws<ArgumentOutOfRangeException>(() => Nyse.NextOpen(Day, Utc("2099-12-31")));
        Assert.Throws<ArgumentOutOfRangeException>(() => Nyse.NextOpen(Timeframe.OneHour, Utc("2099-12-31T22:00")));
        Assert.Throws<ArgumentOutOfRangeException>(() => Nyse.CloseOf(Week, Utc("2099-12-28")));
        Assert.Throws<ArgumentOutOfRangeException>(() => Nyse.CountExpected(Day, Utc("1989-01-01"), Utc("1991-01-01")));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Nyse.CountExpected(Day, Utc("2099-01-01"), Utc("2100-01-02")));
        Assert.Contains("1990 to 2099", error.Message, StringComparison.Ordinal);
        Assert.InRange(Nyse.CountExpected(Day, Utc("2099-01-01"), Utc("2100-01-01")), 250, 253);
        Assert.Equal(Utc("1990-01-02"), Nyse.NextOpen(Day, Utc("1990-01-01")));
        Assert.Equal(0, Nyse.CountExpected(Day, Utc("1980-01-01"), Utc("1980-01-01")));
    }

    [Fact]
    public void Refuses_to_close_a_bar_that_is_not_expected()
    {
        var error = Assert.Throws<ArgumentException>(() => Nyse.CloseOf(Day, Utc("2024-01-01")));
        Assert.Contains("2024-01-01", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Nyse.IsExpected(default, Utc("2024-01-02")));
    }

    [Fact]
    public void Calendars_are_found_by_name()
    {
        Assert.Same(NyseCalendar.Instance, TradingCalendars.Get("NYSE"));
        Assert.Same(AlwaysOpenCalendar.Instance, TradingCalendars.Get("always"));
        var error = Assert.Throws<ArgumentException>(() => TradingCalendars.Get("lse"));
        Assert.Contains("'lse'", error.Message, StringComparison.Ordinal);
        Assert.Contains("always, nyse", error.Message, StringComparison.Ordinal);
        Assert.All(TradingCalendars.All, calendar => Assert.Same(calendar, TradingCalendars.Get(calendar.Name)));
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static DateTimeOffset Utc(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
