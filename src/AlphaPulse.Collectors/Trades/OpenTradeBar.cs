namespace AlphaPulse.Collectors;

/// <summary>The trades of one bar so far, in whatever order they came. Used again for a later bar.</summary>
internal sealed class OpenTradeBar
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private (long Major, long Minor) _first;
    private (long Major, long Minor) _last;
    private decimal _open;
    private decimal _high;
    private decimal _low;
    private decimal _close;
    private decimal _volume;
    private decimal _takerBuy;

    // Null once a product does not fit into 28 digits: a sum of rounded ones would be no sum.
    private decimal? _quote;
    private decimal? _takerBuyQuote;
    private bool _hasSides;
    private long _count;

    public long OpenTicks { get; private set; }

    public long CloseTicks { get; private set; }

    public long FirstId => _first.Major;

    public long LastId => _last.Major;

    /// <summary>Whether a trade came that may be one of those that were forgotten.</summary>
    public bool IsDoubtful { get; set; }

    public void Begin(long openTicks, long closeTicks)
    {
        (OpenTicks, CloseTicks) = (openTicks, closeTicks);
        _ids.Clear();
        (_volume, _takerBuy, _quote, _takerBuyQuote) = (0, 0, 0, 0);
        _hasSides = true;
        _count = 0;
        IsDoubtful = false;
    }

    /// <summary>Whether a text of an id is new to the bar.</summary>
    public bool IsNew(string id) => _ids.Add(id);

    /// <summary>Adds a trade.</summary>
    /// <param name="trade">The trade.</param>
    /// <param name="order">Where it stands among the others.</param>
    public void Add(Trade trade, (long Major, long Minor) order)
    {
        var volume = Sum(_volume, trade.Quantity);
        if (volume is not { } exact || exact > Bar.MaximumVolume)
        {
            throw new InvalidTradeException(FormattableString.Invariant(
                $"The trade '{trade.VenueTradeId}' of {trade.Instrument} at {UtcText.Format(trade.Time)} brings the volume of its bar beyond what 28 digits hold exactly or over {Bar.MaximumVolume}; take a shorter timeframe."));
        }

        if (_count == 0)
        {
            (_first, _last) = (order, order);
            (_open, _high, _low, _close) = (trade.Price, trade.Price, trade.Price, trade.Price);
        }
        else
        {
            AddPrice(trade.Price, order);
        }

        _count++;
        _volume = exact;
        var value = Product(trade.Price, trade.Quantity);
        _quote = Sum(_quote, value);
        _hasSides &= trade.TakerSide != TradeSide.Unknown;
        if (trade.TakerSide == TradeSide.Buy)
        {
            _takerBuy += trade.Quantity;
            _takerBuyQuote = Sum(_takerBuyQuote, value);
        }
    }

    public Bar ToBar(BarSeriesId series, DateTimeOffset availableAt, bool isAssumed, bool isCounted) => new(
        series, new DateTimeOffset(OpenTicks, TimeSpan.Zero), _open, _high, _low, _close, _volume, availableAt, BarProvenance.Rebuilt)
    {
        IsAvailabilityAssumed = isAssumed,
        Detail = new BarDetail
        {
            TradeCount = isCounted ? _count : null,
            QuoteVolume = _quote,
            TakerBuyVolume = _hasSides ? _takerBuy : null,
            TakerBuyQuoteVolume = _hasSides ? _takerBuyQuote : null,
        },
    };

    private void AddPrice(decimal price, (long Major, long Minor) order)
    {
        if (order.CompareTo(_first) < 0)
        {
            (_first, _open) = (order, price);
        }

        if (order.CompareTo(_last) > 0)
        {
            (_last, _close) = (order, price);
        }

        _high = price > _high ? price : _high;
        _low = price < _low ? price : _low;
    }

    // A decimal that had to round has lost digits of its scale.
    private static decimal? Product(decimal price, decimal quantity)
    {
        var product = price * quantity;
        return product.Scale == price.Scale + quantity.Scale ? product : null;
    }

    private static decimal? Sum(decimal? sum, decimal? addend)
    {
        if (sum is not { } left || addend is not { } right)
        {
            return null;
        }

        var result = left + right;
        return result.Scale >= Math.Max(left.Scale, right.Scale) ? result : null;
    }
}
