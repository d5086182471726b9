namespace AlphaPulse.Backtesting;

/// <summary>Cash and one position. Every amount that moves is rounded to 18 decimals first, so that sums are exact.</summary>
internal sealed class Account(decimal costFraction)
{
    private const int Decimals = 18;

    private decimal _cash = 1;
    private decimal _quantity;
    private decimal _value;

    internal decimal Equity => _cash + _value;

    /// <summary>Values the position at a price.</summary>
    /// <returns>The profit since it was valued last.</returns>
    internal decimal Mark(decimal price)
    {
        var value = Amount(_quantity * price);
        var profit = value - _value;
        _value = value;
        return profit;
    }

    /// <summary>Closes the position at the price of its last valuation.</summary>
    /// <returns>What it cost and what was traded.</returns>
    internal (decimal Cost, decimal Traded) Close()
    {
        var traded = Math.Abs(_value);
        var cost = Amount(traded * costFraction);
        _cash += _value - cost;
        _quantity = 0;
        _value = 0;
        return (cost, traded);
    }

    /// <summary>Puts the whole equity into a position, so that its cost is paid from the equity too.</summary>
    /// <returns>What it cost and what was traded.</returns>
    internal (decimal Cost, decimal Traded) Open(SignalDirection side, decimal price)
    {
        var notional = Amount(_cash / (1 + costFraction));
        var cost = _cash - notional;
        _quantity = (int)side * notional / price;
        _value = Amount(_quantity * price);
        _cash -= cost + _value;
        return (cost, notional);
    }

    private static decimal Amount(decimal value) => decimal.Round(value, Decimals, MidpointRounding.ToEven);
}
