namespace AlphaPulse.Collectors.Tests.Audit;

/// <summary>Puts one defect into a clean sheet.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Kind">What must be found.</param>
/// <param name="Level">As what.</param>
/// <param name="Apply">Plants it at a row and says which lines are concerned.</param>
internal sealed record Plant(string Name, AuditKind Kind, AuditLevel Level, Func<Sheet, int, long[]> Apply)
{
    public static IReadOnlyList<Plant> All { get; } =
    [
        new("unreadable", AuditKind.Unreadable, AuditLevel.Error, (sheet, row) => Set(sheet, row, 4, "n/a")),
        new("crossed high", AuditKind.ImpossibleOhlc, AuditLevel.Error, (sheet, row) => Set(sheet, row, 2, Sheet.Text(sheet.Number(row, 3) - 1))),
        new("negative price", AuditKind.NonPositivePrice, AuditLevel.Error, (sheet, row) => Set(sheet, row, 3, "-1.5")),
        new("negative volume", AuditKind.InvalidVolume, AuditLevel.Error, (sheet, row) => Set(sheet, row, 5, "-2")),
        new("same row twice", AuditKind.Duplicate, AuditLevel.Warning, (sheet, row) => Insert(sheet, row, [.. sheet[row - 1]])),
        new("same time, other values", AuditKind.Duplicate, AuditLevel.Error, (sheet, row) => Insert(sheet, row, [sheet[row - 1][0], .. sheet[row][1..]])),
        new("microseconds (binance-public-data#386)", AuditKind.TimeUnit, AuditLevel.Error, (sheet, row) => Set(sheet, row, 0, $"{sheet.TimeOf(row).ToUnixTimeMilliseconds()}000")),
        new("hours at xx:28:14 (Mynt#16)", AuditKind.OffGridTime, AuditLevel.Error, (sheet, row) => Shift(sheet, row, new TimeSpan(0, 28, 14))),
        new("no candles (jesse#78)", AuditKind.Gap, AuditLevel.Warning, Remove),
        new("earlier row", AuditKind.OutOfOrder, AuditLevel.Error, (sheet, row) => Insert(sheet, row, [UtcText.Format(sheet.TimeOf(0).AddHours(-9)), .. sheet[row][1..]])),
        new("interpolated", AuditKind.Interpolated, AuditLevel.Error, (sheet, row) => Interpolate(sheet, row, 28)),
        new("interpolated and rounded", AuditKind.Interpolated, AuditLevel.Error, (sheet, row) => Interpolate(sheet, row, 3)),
        new("copied", AuditKind.FlatRun, AuditLevel.Error, (sheet, row) => Hold(sheet, row, "1.234")),
        new("filled flat", AuditKind.FlatRun, AuditLevel.Error, (sheet, row) => Hold(sheet, row, "0")),
        new("filled with whole rows", AuditKind.FlatRun, AuditLevel.Error, (sheet, row) => Lines(row, 5, i => sheet.Rows[i] = [sheet[i][0], .. sheet[row][1..]])),
        new("stale volume", AuditKind.StaleVolume, AuditLevel.Error, (sheet, row) => Lines(row, 5, i => sheet.SetVolume(i, "77.125"))),
        new("off the tick", AuditKind.OffGridPrice, AuditLevel.Error, (sheet, row) => Set(sheet, row, 2, sheet[row][2] + "000123")),
        new("off the step", AuditKind.OffGridSize, AuditLevel.Error, (sheet, row) => Set(sheet, row, 5, sheet[row][5] + "000123")),
        new("double noise (ccxt#5460)", AuditKind.DoubleNoise, AuditLevel.Error, (sheet, row) => Set(sheet, row, 5, "28.077350000000003")),
        new("exponent", AuditKind.MixedFormat, AuditLevel.Warning, (sheet, row) => Set(sheet, row, 5, "3.4e1")),
        new("split", AuditKind.Split, AuditLevel.Error, Split),
        new("reused symbol", AuditKind.ReusedSymbol, AuditLevel.Error, Reuse),
        new("dead symbol", AuditKind.DeadSymbol, AuditLevel.Error, Die),
    ];

    private static long[] Set(Sheet sheet, int row, int column, string text)
    {
        sheet[row][column] = text;
        return [Sheet.LineOf(row)];
    }

    private static long[] Insert(Sheet sheet, int row, string[] fields)
    {
        sheet.Rows.Insert(row, fields);
        return [Sheet.LineOf(row)];
    }

    private static long[] Lines(int row, int count, Action<int> change)
    {
        for (var i = row; i < row + count; i++)
        {
            change(i);
        }

        return [.. Enumerable.Range(row, count).Select(Sheet.LineOf)];
    }

    private static long[] Shift(Sheet sheet, int row, TimeSpan by) => Lines(row, 4, i => sheet.SetTime(i, sheet.TimeOf(i) + by));

    private static long[] Remove(Sheet sheet, int row)
    {
        sheet.Rows.RemoveRange(row, 3);
        return [Sheet.LineOf(row - 1), Sheet.LineOf(row)];
    }

    private static long[] Interpolate(Sheet sheet, int row, int decimals)
    {
        const int Count = 6;

        // The bar at the end of the lines is put well away, since between near bars a line of few digits is as good as flat.
        var end = sheet.Number(row - 1, 4) * 1.02m;
        sheet.SetPrices(row + Count, Math.Round(end, 3), Math.Round(end * 1.002m, 3), Math.Round(end * 0.998m, 3), Math.Round(end, 3));
        for (var i = 0; i < Count; i++)
        {
            var part = (i + 1m) / (Count + 1);
            decimal Between(int column) => Math.Round(sheet.Number(row - 1, column) + (part * (sheet.Number(row + Count, column) - sheet.Number(row - 1, column))), decimals);
            sheet.SetPrices(row + i, Between(1), Between(2), Between(3), Between(4));
        }

        return [.. Enumerable.Range(row, Count).Select(Sheet.LineOf)];
    }

    private static long[] Hold(Sheet sheet, int row, string volume)
    {
        var price = sheet.Number(row, 4);
        return Lines(row, 5, i =>
        {
            sheet.SetPrices(i, price, price, price, price);
            sheet.SetVolume(i, volume);
        });
    }

    private static long[] Split(Sheet sheet, int row)
    {
        sheet.Scale(row, prices: 0.5m, volumes: 2m);
        return [Sheet.LineOf(row - 1), Sheet.LineOf(row)];
    }

    private static long[] Reuse(Sheet sheet, int row)
    {
        sheet.Scale(row, prices: 0.011m, volumes: 1m);
        for (var i = row; i < sheet.Rows.Count; i++)
        {
            sheet.SetTime(i, sheet.TimeOf(i).AddDays(60));
        }

        return [Sheet.LineOf(row - 1), Sheet.LineOf(row)];
    }

    private static long[] Die(Sheet sheet, int row)
    {
        sheet.Rows.RemoveRange(row + 60, sheet.Rows.Count - row - 60);
        var price = sheet.Number(row, 4);
        return Lines(row, 60, i =>
        {
            sheet.SetPrices(i, price, price, price, price);
            sheet.SetVolume(i, "0");
        });
    }
}
