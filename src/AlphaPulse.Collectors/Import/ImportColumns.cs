using System.Text;

namespace AlphaPulse.Collectors;

/// <summary>Which column of a file holds what, by the names of its columns.</summary>
internal sealed class ImportColumns
{
    public static readonly string[] Binance =
    [
        "open_time", "open", "high", "low", "close", "volume",
        "close_time", "quote_volume", "count", "taker_buy_volume", "taker_buy_quote_volume", "ignore",
    ];

    private static readonly string[] TimeNames =
        ["open_time", "timestamp", "time", "date", "datetime", "date_time", "unix", "gmt_time", "t"];

    private static readonly string[] TradeCountNames = ["trade_count", "count", "trades", "number_of_trades", "tradecount"];
    private readonly List<string> _names;
    private readonly HashSet<int> _used = [];

    private ImportColumns(List<string> names) => _names = names;

    public int Count => _names.Count;

    public int Time { get; private set; }

    /// <summary>The column of the time of day where <see cref="Time"/> holds the date alone; otherwise -1.</summary>
    public int TimeOfDay { get; private set; } = -1;

    public int Open { get; private set; }

    public int High { get; private set; }

    public int Low { get; private set; }

    public int Close { get; private set; }

    public int Volume { get; private set; }

    public int QuoteVolume { get; private set; }

    public int TradeCount { get; private set; }

    public int TakerBuyVolume { get; private set; }

    public int TakerBuyQuoteVolume { get; private set; }

    public int Vwap { get; private set; }

    /// <summary>Whether there is any column beyond open, high, low, close and volume that is read.</summary>
    public bool HasDetail => Math.Max(
        Math.Max(QuoteVolume, TradeCount), Math.Max(Math.Max(TakerBuyVolume, TakerBuyQuoteVolume), Vwap)) >= 0;

    public string TimeName => _names[Time];

    /// <summary>The columns of the four prices and the volume, in this order.</summary>
    public int[] Numbers => [Open, High, Low, Close, Volume];

    /// <summary>The names of the columns that nothing is read from.</summary>
    public IEnumerable<string> Ignored => _names.Where((name, index) => !_used.Contains(index) && name != "-");

    public string NameOf(int column) => _names[column];

    /// <summary>One name as it is looked up: lower case, without angle brackets, blanks as underscores.</summary>
    public static string NameOf(ReadOnlySpan<byte> field) =>
        Encoding.UTF8.GetString(field[..Math.Min(field.Length, 100)]).Trim('<', '>').ToLowerInvariant().Replace(' ', '_');

    /// <summary>Finds the columns of a bar among names.</summary>
    /// <param name="names">The names from the first column to the last.</param>
    /// <param name="isTimeApart">Whether <c>date</c> and <c>time</c> are two halves of one time.</param>
    /// <param name="columns">The columns; without meaning where they are not complete.</param>
    /// <returns>What is missing or doubtful, or <see langword="null"/>.</returns>
    public static string? TryAssign(IEnumerable<string> names, bool isTimeApart, out ImportColumns columns)
    {
        columns = new ImportColumns([.. names.Select(name => name.ToLowerInvariant())]);
        return columns.Assign(isTimeApart);
    }

    private string? Assign(bool isTimeApart)
    {
        if (isTimeApart)
        {
            Time = Find("date");
            TimeOfDay = Find("time");
        }
        else
        {
            Time = Find(TimeNames);
        }

        Open = Find("open", "o", "open_price");
        High = Find("high", "h", "high_price");
        Low = Find("low", "l", "low_price");
        Close = Find("close", "c", "close_price");
        Volume = Find("volume", "vol", "v", "base_volume");
        QuoteVolume = Find("quote_volume", "quote_asset_volume");
        TradeCount = Find(TradeCountNames);
        TakerBuyVolume = Find("taker_buy_volume", "taker_buy_base_asset_volume");
        TakerBuyQuoteVolume = Find("taker_buy_quote_volume", "taker_buy_quote_asset_volume");
        Vwap = Find("vwap", "weighted_price");
        (string Name, int Index)[] required =
            [("open_time", Time), ("open", Open), ("high", High), ("low", Low), ("close", Close), ("volume", Volume)];
        var missing = required.Where(column => column.Index < 0).Select(column => column.Name).ToList();
        if (missing.Count > 0)
        {
            return $"it does not name {string.Join(", ", missing)}{AndNear(missing)}";
        }

        var twice = _used.Select(index => _names[index])
            .FirstOrDefault(name => _names.Count(other => other == name) > 1);
        return twice is null ? null : $"it names '{twice}' twice";
    }

    /// <summary>Columns such as <c>volume_btc</c> and <c>volume_usdt</c>: which of them is meant is for the caller to say.</summary>
    private string AndNear(List<string> missing)
    {
        var near = missing is ["volume"] ? _names.Where(name => name.Contains("vol", StringComparison.Ordinal)).ToList() : [];
        return near.Count == 0 ? string.Empty : $" (it has {string.Join(" and ", near)}: say which is meant by CsvDialect.Columns)";
    }

    private int Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var index = _names.IndexOf(name);
            if (index >= 0)
            {
                _used.Add(index);
                return index;
            }
        }

        return -1;
    }
}
