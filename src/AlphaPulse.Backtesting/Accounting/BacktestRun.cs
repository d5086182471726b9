namespace AlphaPulse.Backtesting;

/// <summary>The state of one backtest.</summary>
internal sealed class BacktestRun(decimal costFraction, int steps)
{
    private readonly Account _account = new(costFraction);
    private readonly List<BacktestStep> _steps = new(steps);
    private readonly List<BacktestTrade> _trades = [];

    private SignalDirection _position = SignalDirection.Flat;
    private DateTimeOffset _entryTime;
    private decimal _entryPrice;
    private decimal _entryEquity;
    private DateTimeOffset? _ruinedAt;
    private decimal _turnover;

    // Of the step that has begun.
    private DateTimeOffset _from;
    private decimal _before;
    private decimal _cost;

    /// <summary>Begins a step and fills what was decided. The account is valued at this price already, by the end of the step before.</summary>
    internal void Begin(DateTimeOffset time, decimal price, SignalDirection? target)
    {
        _from = time;
        _before = _account.Equity;
        _cost = 0;
        if (target is null || target == _position || _ruinedAt is not null)
        {
            return;
        }

        Close(time, price);
        if (target == SignalDirection.Flat)
        {
            return;
        }

        _entryTime = time;
        _entryPrice = price;
        _entryEquity = _account.Equity;
        Book(_account.Open(target.Value, price));
        _position = target.Value;
    }

    internal void End(DateTimeOffset time, decimal price, bool spansGap, bool isLast)
    {
        var held = _position;
        var profit = _account.Mark(price);
        if (_ruinedAt is null && _account.Equity <= 0)
        {
            _ruinedAt = time;
        }

        if (isLast || _ruinedAt is not null)
        {
            Close(time, price);
        }

        // Without a position there is nothing to divide, and after ruin nothing to divide by.
        var gross = profit == 0 ? 0 : profit / _before;
        var net = profit == _cost ? 0 : (profit - _cost) / _before;
        _steps.Add(new BacktestStep(_from, time, held, spansGap, profit, _cost, _account.Equity, gross, net));
    }

    internal BacktestResult ToResult() => new(_steps, _trades, _turnover, _ruinedAt);

    private void Close(DateTimeOffset time, decimal price)
    {
        if (_position == SignalDirection.Flat)
        {
            return;
        }

        Book(_account.Close());
        var gross = (int)_position * (price / _entryPrice - 1);
        _trades.Add(new BacktestTrade(_position, _entryTime, _entryPrice, time, price, gross, _account.Equity / _entryEquity - 1));
        _position = SignalDirection.Flat;
    }

    private void Book((decimal Cost, decimal Traded) fill)
    {
        _cost += fill.Cost;

        // The equity as it was before the fill; costs have left it already.
        var equity = _account.Equity + fill.Cost;
        _turnover += equity > 0 ? fill.Traded / equity : 0;
    }
}
