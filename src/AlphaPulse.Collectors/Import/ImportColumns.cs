namespace AlphaPulse.Collectors;

/// <summary>Which column of a file holds what, read from its header.</summary>
internal sealed class ImportColumns
{
    private static readonly string[] TimeNames = ["open_time", "timestamp", "time", "date"];
    private static readonly string[] TradeCountNames = ["trade_count", "count", "trades"];
    private readonly List<string> _names;
    private readonly HashSet<int> _used = [];

    private ImportColumns(List<string> names) => _names = names;

    public int Count => _names.Count;

    public int Time { get; private set; }

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

    /// <summary>The names of the columns that nothing is read from.</summary>
    public IEnumerable<string> Ignored => _names.Where((_, index) => !_used.Contains(index));

    public static ImportColumns Read(ReadOnlySpan<byte> line, string source)
    {
        var fields = new CsvFields();
        var defect = fields.Split(line);
        var names = new List<string>();
        for (var i = 0; defect is null && i < fields.Count; i++)
        {
            names.Add(RawText.OfField(fields.Get(line, i)).ToLowerInvariant().Replace(' ', '_'));
        }

        var columns = new ImportColumns(names);
        defect ??= columns.Assign();
        return defect is null
            ? columns
            : throw new ImportFormatException(
                $"'{source}' has no usable header: {defect}. The first line is '{RawText.OfField(line)}'; "
                + "it must name open_time (or timestamp, time, date), open, high, low, close and volume, with commas between.");
    }

    private string? Assign()
    {
        Time = Find(TimeNames);
        Open = Find("open");
        High = Find("high");
        Low = Find("low");
        Close = Find("close");
        Volume = Find("volume");
        QuoteVolume = Find("quote_volume");
        TradeCount = Find(TradeCountNames);
        TakerBuyVolume = Find("taker_buy_volume");
        TakerBuyQuoteVolume = Find("taker_buy_quote_volume");
        Vwap = Find("vwap");
        (string Name, int Index)[] required =
            [("open_time", Time), ("open", Open), ("high", High), ("low", Low), ("close", Close), ("volume", Volume)];
        var missing = required.Where(column => column.Index < 0).Select(column => column.Name).ToList();
        if (missing.Count > 0)
        {
            return $"it does not name {string.Join(", ", missing)}";
        }

        var twice = _used.Select(index => _names[index])
            .FirstOrDefault(name => _names.Count(other => other == name) > 1);
        return twice is null ? null : $"it names '{twice}' twice";
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
