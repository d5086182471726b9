using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Collectors.Tests.Audit;

/// <summary>A defect that is planted is found at its line, whatever the market and the place.</summary>
public class PlantedDefectTests
{
    private const int Bars = 700;

    public static TheoryData<string> Names => [.. Plant.All.Select(plant => plant.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_planted_defect_is_found_at_its_lines(string name)
    {
        var plant = Plant.All.Single(plant => plant.Name == name);
        var sheet = new Sheet(Bars);
        var lines = plant.Apply(sheet, 300);

        var report = await sheet.AuditAsync();

        var finding = Assert.Single(report.Findings, finding => finding.Kind == plant.Kind);
        Assert.Equal(plant.Level, finding.Level);
        Assert.Equal(lines, finding.Lines);
        Assert.NotEmpty(finding.Detail);
        Assert.NotEmpty(finding.Proposal);
    }

    [Fact]
    public void Any_planted_defect_is_found_anywhere_and_a_clean_series_has_none()
    {
        var cases = from plant in Gen.Elements(Plant.All.ToArray())
                    from seed in Gen.Choose(1, 1_000)
                    from row in Gen.Choose(40, Bars - 120)
                    select (plant, seed, row);
        Prop.ForAll(Arb.From(cases), c =>
        {
            var sheet = new Sheet(Bars, c.seed);
            var clean = sheet.AuditAsync().GetAwaiter().GetResult();
            var lines = c.plant.Apply(sheet, c.row);

            // The level of a split depends on the volumes around it, which a market may have changed as well.
            var found = sheet.AuditAsync().GetAwaiter().GetResult().Findings
                .Where(finding => finding.Kind == c.plant.Kind && (finding.Level == c.plant.Level || finding.Kind == AuditKind.Split))
                .SelectMany(finding => finding.Lines).ToHashSet();
            return (clean.Findings.Count == 0 && lines.All(found.Contains)).Label($"{c.plant.Name} in row {c.row} of seed {c.seed}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20_240_101, 7));
    }

    [Fact]
    public async Task In_a_quiet_market_bars_without_volume_are_a_warning()
    {
        var sheet = new Sheet(Bars);
        for (var row = 5; row < Bars; row++)
        {
            if (row % 50 < 5 || row % 50 == 20)
            {
                var price = sheet.Number(row - 1, 4);
                sheet.SetPrices(row, price, price, price, price);
                sheet.SetVolume(row, "0");
            }
        }

        var found = (await sheet.AuditAsync()).Findings.Where(finding => finding.Kind == AuditKind.FlatRun).ToList();

        Assert.Equal(13, found.Count);
        Assert.All(found, finding => Assert.Equal((AuditLevel.Warning, 5L), (finding.Level, finding.Count)));
    }

    [Fact]
    public async Task A_file_with_its_newest_row_first_is_one_warning_and_its_gap_is_found()
    {
        var sheet = new Sheet(Bars);
        sheet.Rows.RemoveAt(100);
        sheet.Rows.Reverse();

        var report = await sheet.AuditAsync();

        Assert.Equal([AuditKind.OutOfOrder, AuditKind.Gap], report.Findings.Select(finding => finding.Kind));
        Assert.Equal([1L, 1L], report.Findings.Select(finding => finding.Count));
        Assert.False(report.HasErrors);
    }

    [Fact]
    public async Task The_hour_of_a_clock_change_is_named()
    {
        var start = new DateTimeOffset(2023, 10, 28, 0, 0, 0, TimeSpan.Zero);
        var sheet = new Sheet(400, timeframe: Timeframe.Parse("15m"), start: start);
        var at = Enumerable.Range(0, 400).First(row => sheet.TimeOf(row) == start.AddDays(1).AddHours(3));

        // Local time of Berlin: from 03:00 the clock shows 02:00 to 03:00 once more, an hour behind from then on.
        for (var row = at; row < 400; row++)
        {
            sheet.SetTime(row, sheet.TimeOf(row).AddHours(-1));
        }

        var report = await sheet.AuditAsync();

        var finding = Assert.Single(report.Findings);
        Assert.Equal((AuditKind.Duplicate, AuditLevel.Error, 4L), (finding.Kind, finding.Level, finding.Count));
        Assert.Contains("local zone", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tick_that_changes_over_time_is_no_defect()
    {
        var sheet = new Sheet(3_000);
        for (var row = 0; row < 1_300; row++)
        {
            decimal[] rounded = [.. Enumerable.Range(1, 4).Select(column => Math.Round(sheet.Number(row, column), 2))];
            sheet.SetPrices(row, rounded[0], rounded[1], rounded[2], rounded[3]);
        }

        Assert.DoesNotContain((await sheet.AuditAsync()).Findings, finding => finding.Kind == AuditKind.OffGridPrice);
    }

    [Fact]
    public async Task A_tick_of_a_quarter_is_told()
    {
        var sheet = new Sheet(600);
        for (var row = 0; row < 600; row++)
        {
            decimal[] quarters = [.. Enumerable.Range(1, 4).Select(column => Math.Round(400 * sheet.Number(row, column)) / 4)];
            sheet.SetPrices(row, quarters[0], quarters[1], quarters[2], quarters[3]);
        }

        var high = sheet.Number(300, 2);
        sheet[300][2] = Sheet.Text(high + 0.1m);

        var finding = Assert.Single((await sheet.AuditAsync()).Findings, finding => finding.Kind == AuditKind.OffGridPrice);
        Assert.Equal([Sheet.LineOf(300)], finding.Lines);
        Assert.Contains("0.25", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Padded_decimals_that_differ_are_named()
    {
        var sheet = new Sheet(Bars);
        foreach (var row in sheet.Rows)
        {
            row[4] = decimal.Parse(row[4], System.Globalization.CultureInfo.InvariantCulture).ToString("0.00000000", System.Globalization.CultureInfo.InvariantCulture);
        }

        sheet[77][4] = sheet[77][4][..^5];

        var finding = Assert.Single((await sheet.AuditAsync()).Findings);
        Assert.Equal((AuditKind.MixedFormat, Sheet.LineOf(77)), (finding.Kind, finding.Lines.Single()));
    }

    [Fact]
    public async Task Findings_beyond_the_limit_are_counted()
    {
        var sheet = new Sheet(Bars);
        for (var row = 600; row > 0; row -= 10)
        {
            sheet.Rows.RemoveAt(row);
        }

        var report = await sheet.AuditAsync(new BarAuditOptions { MaximumFindings = 5 });

        Assert.Equal((5, 55L), (report.Findings.Count, report.Omitted));
    }

    [Fact]
    public async Task Many_warnings_do_not_crowd_out_an_error()
    {
        var sheet = new Sheet(Bars);
        for (var row = 600; row > 0; row -= 200)
        {
            sheet.Rows.Insert(row, [.. sheet[row - 1]]);
        }

        sheet.Rows.Add([sheet[^1][0], .. sheet[0][1..]]);

        var report = await sheet.AuditAsync(new BarAuditOptions { MaximumFindings = 1 });

        Assert.True(report.HasErrors);
        Assert.Equal(2, report.Omitted);
    }

    [Fact]
    public async Task Options_out_of_range_are_named()
    {
        (string Name, BarAuditOptions Options)[] wrong =
        [
            ("Tick", new() { Tick = 0 }),
            ("Step", new() { Step = -1 }),
            ("InterpolatedBars", new() { InterpolatedBars = 1 }),
            ("FlatBars", new() { FlatBars = 1 }),
            ("StaleVolumeBars", new() { StaleVolumeBars = 1 }),
            ("DeadBars", new() { DeadBars = 1 }),
            ("ReuseHalt", new() { ReuseHalt = TimeSpan.Zero }),
            ("ReuseRatio", new() { ReuseRatio = 1 }),
            ("SplitTolerance", new() { SplitTolerance = 0.3m }),
            ("MaximumFindings", new() { MaximumFindings = 0 }),
            ("Delimiter", new() { Reading = new() { Dialect = new() { Delimiter = ':' } } }),
            ("DecimalSeparator", new() { Reading = new() { Dialect = new() { DecimalSeparator = '-' } } }),
            ("Columns", new() { Reading = new() { Dialect = new() { Columns = ["open_time", "open"] } } }),
            ("MaximumUnpackedBytes", new() { Reading = new() { MaximumUnpackedBytes = 0 } }),
        ];
        foreach (var (name, options) in wrong)
        {
            var refused = await Assert.ThrowsAnyAsync<ArgumentException>(() => new Sheet(10).AuditAsync(options));
            Assert.Contains(name, refused.Message, StringComparison.Ordinal);
        }
    }
}
