using System.Globalization;
using System.Text;
using AlphaPulse.Simulation;

namespace AlphaPulse.Collectors.Tests.Audit;

/// <summary>Clean rows of the simulated market as text, to plant defects in. Row i is line i + 2.</summary>
internal sealed class Sheet
{
    private const int Time = 0;
    private const int Volume = 5;

    public Sheet(int bars, long seed = 1, Timeframe? timeframe = null, DateTimeOffset? start = null)
    {
        var options = new SimulatedMarketOptions { Bars = bars, Seed = seed, SignalTStatistic = 0, ZeroVolumeProbability = 0, GapProbability = 0, OutageProbability = 0 };
        options.Timeframe = timeframe ?? options.Timeframe;
        options.Start = start ?? options.Start;
        Rows = [.. new SimulatedMarket(options).Generate().Select(bar => (string[])
            [UtcText.Format(bar.OpenTime), Text(bar.Open), Text(bar.High), Text(bar.Low), Text(bar.Close), Text(bar.Volume)])];
    }

    public List<string[]> Rows { get; }

    public string[] this[Index row] => Rows[row];

    public static long LineOf(int row) => row + 2;

    public void SetTime(int row, DateTimeOffset time) => this[row][Time] = UtcText.Format(time);

    public DateTimeOffset TimeOf(int row) => DateTimeOffset.Parse(this[row][Time], CultureInfo.InvariantCulture);

    public void SetPrices(int row, decimal open, decimal high, decimal low, decimal close)
    {
        decimal[] prices = [open, high, low, close];
        for (var i = 0; i < prices.Length; i++)
        {
            this[row][i + 1] = Text(prices[i]);
        }
    }

    public decimal Number(int row, int column) => decimal.Parse(this[row][column], CultureInfo.InvariantCulture);

    public void SetVolume(int row, string text) => this[row][Volume] = text;

    public void Scale(int fromRow, decimal prices, decimal volumes)
    {
        for (var row = fromRow; row < Rows.Count; row++)
        {
            SetPrices(row, Number(row, 1) * prices, Number(row, 2) * prices, Number(row, 3) * prices, Number(row, 4) * prices);
            SetVolume(row, Text(Number(row, Volume) * volumes));
        }
    }

    public string ToCsv(string delimiter = ",") =>
        string.Join(delimiter, "open_time", "open", "high", "low", "close", "volume") + "\n"
        + string.Concat(Rows.Select(row => string.Join(delimiter, row) + "\n"));

    public Task<AuditReport> AuditAsync(BarAuditOptions? options = null) => AuditAsync(ToCsv(), options);

    public static async Task<AuditReport> AuditAsync(string csv, BarAuditOptions? options = null, string source = "sheet.csv")
    {
        using var stream = new DrippingStream(Encoding.UTF8.GetBytes(csv), 4_099);
        return await new BarAuditor().AuditAsync(stream, source, options);
    }

    public static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
